package dev.quell.diagnostics;

import dev.quell.diagnostics.MetricReport.Row;
import dev.quell.inventory.AiSystem;
import dev.quell.inventory.Direction;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Says in words which metrics are bad and which nobody has measured. */
final class MetricSummary {

    private static final int MOST_NAMED = 5;

    private MetricSummary() {}

    static String of(AiSystem system, List<Row> rows) {
        if (rows.isEmpty()) {
            return "AI system " + system.id() + " has no metrics with a baseline; add them in the inventory.";
        }
        var outside = with("outside", rows);
        var unknown = with("unknown", rows);
        var measured = rows.size() - unknown.size();
        var text = new StringBuilder();
        if (measured > 0) {
            text.append(outside.size())
                    .append(" of ")
                    .append(measured)
                    .append(" measured metrics are beyond their threshold");
            text.append(outside.isEmpty() ? "." : list(": ", outside, MetricSummary::figure));
        }
        if (!unknown.isEmpty()) {
            text.append(text.isEmpty() ? "" : " ").append("Never observed");
            text.append(list(": ", unknown, Row::metric));
        }
        return text.toString();
    }

    private static List<Row> with(String status, List<Row> rows) {
        return rows.stream().filter(row -> row.status().equals(status)).toList();
    }

    private static String list(String opening, List<Row> rows, java.util.function.Function<Row, String> words) {
        var rest = rows.size() - MOST_NAMED;
        return rows.stream().limit(MOST_NAMED).map(words).collect(Collectors.joining(", ", opening, ""))
                + (rest > 0 ? " and " + rest + " more." : ".");
    }

    private static String figure(Row row) {
        return row.metric() + " " + number(Objects.requireNonNull(row.current())) + " (baseline "
                + number(row.baseline())
                + ", bad " + (row.direction() == Direction.ABOVE ? "above " : "below ") + number(row.threshold())
                + ", observed " + row.observedAt() + ")";
    }

    private static String number(double value) {
        return Figures.rounded(value).toPlainString();
    }
}
