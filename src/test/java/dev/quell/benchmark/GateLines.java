package dev.quell.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How soon a process owner who deploys the whole bundled pack at once is answered: taken as drafts, and refused for one fault. */
final class GateLines implements Line {

    private static final int FIRST = 2;
    private static final int COUNTED = 6;
    private static final String SAFE = "camunda:delegateExpression=\"${compareMetrics}\"";
    private static final String CODE = "camunda:class=\"java.lang.Runtime\"";

    @Override
    public String name() {
        return "gate";
    }

    @Override
    public List<Row> measure(Lab lab) throws Exception {
        try (var quell = lab.quell(lab.database("gate"))) {
            var pack = pack();
            var refused = new LinkedHashMap<>(pack);
            refused.computeIfPresent("model-drift.bpmn", (name, model) -> model.replaceFirst(quoted(SAFE), CODE));
            return List.of(row(lab, quell, pack, 200, "taken"), row(lab, quell, refused, 400, "refused for one fault"));
        }
    }

    private static Row row(Lab lab, QuellServer quell, Map<String, String> files, int expected, String what)
            throws IOException, InterruptedException {
        var seconds = new ArrayList<Double>();
        for (var time = 0; time < FIRST + COUNTED; time++) {
            var begun = System.nanoTime();
            var answer = quell.offer(files);
            var taken = (System.nanoTime() - begun) / 1e9;
            lab.checks().same(answer.statusCode(), expected, "status of the pack that is " + what);
            if (time >= FIRST) {
                seconds.add(taken);
            }
        }
        return new Row(
                "the gate's answer to the whole pack, " + files.size() + " models, " + what,
                Row.NONE,
                new Samples(seconds).text("s"),
                Row.NONE,
                Row.NONE,
                "< 3 s");
    }

    private static String quoted(String text) {
        return Pattern.quote(text);
    }

    private static Map<String, String> pack() throws IOException {
        var files = new LinkedHashMap<String, String>();
        for (var folder : List.of("processes", "forms")) {
            try (Stream<Path> found = Files.walk(Path.of(folder))) {
                for (var file : found.filter(Files::isRegularFile).sorted().toList()) {
                    if (file.toString().matches(".*\\.(bpmn|dmn|form)")) {
                        files.put(file.getFileName().toString(), Files.readString(file));
                    }
                }
            }
        }
        return files;
    }
}
