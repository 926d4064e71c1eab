package dev.quell.benchmark;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Completes tasks over REST as a diligent person would, eight at a time. */
final class Robot {

    private static final int AT_ONCE = 8;

    private final Http http = new Http();
    private final Function<String, URI> engine;
    private final String authorization;

    /** @param engine the address of a path of the program */
    Robot(Function<String, URI> engine, String authorization) {
        this.engine = engine;
        this.authorization = authorization;
    }

    /** @param answers what the form of each of these tasks is answered with */
    void complete(List<String> taskIds, Map<String, String> answers) throws Exception {
        var variables = answers.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, answer -> Map.of("value", answer.getValue())));
        var threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            var submissions = taskIds.stream()
                    .<Callable<Object>>map(id -> () -> http.json(
                            "POST",
                            engine.apply("/engine-rest/task/" + id + "/submit-form"),
                            authorization.isEmpty() ? null : authorization,
                            Map.of("variables", variables)))
                    .toList();
            for (var done : threads.invokeAll(submissions)) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
