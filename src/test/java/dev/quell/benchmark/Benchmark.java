package dev.quell.benchmark;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Measures the lines named on the command line, or all, and writes the table to {@code target/benchmark/table.md}. */
final class Benchmark {

    private static final List<Line> LINES = List.of(
            new SignalLines(),
            new StormLine(),
            new ContainmentLines(),
            new SpineLine(),
            new TakeoverLine(),
            new DriftLine(),
            new GrowthLines(),
            new PageLines(),
            new GateLines(),
            new SecurityLines(),
            new FootprintLines());

    private Benchmark() {}

    public static void main(String[] names) throws Exception {
        var wanted = List.of(names);
        var directory = Path.of("target", "benchmark");
        var table = new ArrayList<>(List.of(Row.HEAD, new Row("---", "---", "---", "---", "---", "---")));
        try (var lab = Lab.open(directory, Scale.named(System.getProperty("benchmark.scale", "full")))) {
            for (var line : LINES) {
                if (wanted.isEmpty() || wanted.contains(line.name())) {
                    table.addAll(measured(lab, line));
                }
            }
            write(directory.resolve("table.md"), table, lab.checks());
            if (lab.checks().anyFailed()) {
                System.exit(1);
            }
        }
    }

    /** A line that cannot be measured is a failed check, and the others go on. */
    private static List<Row> measured(Lab lab, Line line) {
        lab.say("measuring " + line.name());
        try {
            return line.measure(lab);
        } catch (Exception e) {
            lab.checks().failed(line.name(), e);
            return List.of();
        }
    }

    private static void write(Path file, List<Row> table, Checks checks) throws Exception {
        var lines = new ArrayList<>(table.stream().map(Row::markdown).toList());
        lines.add("");
        checks.lines().forEach(check -> lines.add("- " + check));
        Files.write(file, lines);
    }
}
