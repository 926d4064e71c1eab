package dev.quell.benchmark;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Starts responses and completes tasks over the engine's REST API as diligent people would, eight at a time. */
final class Robot {

    private static final int AT_ONCE = 8;
    private static final String START = "/engine-rest/process-definition/key/ai-incident-response/start";
    private static final Map<String, String> DECLARATION = Map.of(
            "title", "Scores look odd",
            "description", "Scores of new applicants are off since this morning",
            "incidentType", "other");

    private final Http http = new Http();
    private final Function<String, URI> engine;
    private final String authorization;

    /**
     * @param engine the address of a path of the program
     * @param authorization as whom, or empty where nobody is asked
     */
    Robot(Function<String, URI> engine, String authorization) {
        this.engine = engine;
        this.authorization = authorization;
    }

    void start(int responses) throws Exception {
        post(IntStream.range(0, responses).mapToObj(n -> START).toList(), DECLARATION);
    }

    /** @param answers what the form of each of these tasks is answered with */
    void complete(List<String> taskIds, Map<String, String> answers) throws Exception {
        post(
                taskIds.stream()
                        .map(id -> "/engine-rest/task/" + id + "/submit-form")
                        .toList(),
                answers);
    }

    private void post(List<String> paths, Map<String, String> values) throws Exception {
        var variables = values.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, value -> Map.of("value", value.getValue())));
        var threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            var calls = paths.stream()
                    .<Callable<Object>>map(path -> () -> http.json(
                            "POST",
                            engine.apply(path),
                            authorization.isEmpty() ? null : authorization,
                            Map.of("variables", variables)))
                    .toList();
            for (var done : threads.invokeAll(calls)) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
