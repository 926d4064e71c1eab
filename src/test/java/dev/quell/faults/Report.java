package dev.quell.faults;

import dev.quell.faults.Violation.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a run has shown, as a table and with every violation in full. */
record Report(
        Settings settings,
        History history,
        Ledger ledger,
        List<TargetCall> calls,
        List<Violation> violations,
        LogErrors errors,
        long healSeconds) {

    boolean good() {
        return violations.isEmpty();
    }

    String text() {
        var takeovers = Takeovers.of(history.kills(), calls);
        var resumed = Takeovers.of(history.pauses(), calls);
        var text = new StringBuilder("\nFaults, seed " + settings.seed() + ": "
                + (good() ? "all promises kept" : "BROKEN") + "\nAgain: " + settings.command() + "\n");
        row(text, "kill -9", history.kills().size());
        row(text, "faults by kind", faults());
        row(text, "deliveries, of them not acknowledged", history.deliveries() + ", " + history.unanswered());
        row(text, "signals acknowledged / of them stored", acknowledged());
        row(text, "incidents / duplicates", ledger.incidents().size() + " / " + count(Kind.DUPLICATE_INCIDENT));
        row(text, "tasks completed by the robot", history.completions().size());
        row(text, "containments expected / seen", containments());
        row(text, "double moves / missing moves", count(Kind.DOUBLE_MOVE) + " / " + count(Kind.MISSING_MOVE));
        row(text, "lost signals / tasks / stand-downs", lost());
        row(text, "hung", count(Kind.HUNG));
        row(text, "takeover after kill, s: p50 / p99 / max (n)", times(takeovers));
        row(text, "takeover after pause, s: p50 / p99 / max (n)", times(resumed));
        row(text, "quiet after the storm, s", healSeconds);
        row(
                text,
                "ERROR lines / not explained by a fault",
                errors.total() + " / " + errors.unexplained().size());
        errors.unexplained().forEach(line -> text.append("  log: ").append(line).append('\n'));
        violations.forEach(
                one -> text.append(one.kind()).append(": ").append(one.text()).append('\n'));
        return text.toString();
    }

    private String faults() {
        return history.faults().entrySet().stream()
                .map(entry -> entry.getKey().caseName() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
    }

    private String acknowledged() {
        var acknowledged = history.acknowledged();
        var stored = acknowledged.stream().filter(ledger.signals()::contains).count();
        return acknowledged.size() + " / " + stored;
    }

    /** Models and pipelines whose change was approved, and those that show it. */
    private String containments() {
        var wanted = new ArrayList<String>();
        var shown = 0;
        for (var incident : ledger.incidents()) {
            var goal = Goal.of(incident.system());
            var tasks = ledger.openTasks().getOrDefault(incident.id(), List.of());
            if (goal != Goal.CONTAIN || !goal.reached(incident.status(), tasks)) {
                continue;
            }
            for (var target : Checker.expected(goal).entrySet()) {
                wanted.add(incident.system());
                shown += Checker.done(calls, target.getKey(), incident.system()).equals(target.getValue()) ? 1 : 0;
            }
        }
        return wanted.size() + " / " + shown;
    }

    private String lost() {
        return count(Kind.LOST_SIGNAL) + " / " + count(Kind.LOST_COMPLETION) + " / " + count(Kind.LOST_STAND_DOWN);
    }

    private static String times(Takeovers times) {
        return times.seconds(0.5) + " / " + times.seconds(0.99) + " / " + times.seconds(1) + " ("
                + times.sorted().size() + ")";
    }

    private long count(Kind kind) {
        return violations.stream().filter(one -> one.kind() == kind).count();
    }

    private static void row(StringBuilder text, String name, Object value) {
        text.append(String.format(Locale.ROOT, "  %-45s %s%n", name, value));
    }
}
