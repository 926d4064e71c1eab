package dev.quell.diagnostics.process;

import dev.quell.diagnostics.Figures;
import dev.quell.monitoring.Standing;
import dev.quell.shared.UtcTime;
import java.util.HashMap;
import java.util.Map;

/** Where a metric stands, as the form for unmet criteria shows it. */
final class RecoveryTable {

    private RecoveryTable() {}

    static Map<String, Object> row(Standing.Metric metric) {
        var row = new HashMap<String, Object>();
        row.put("metric", metric.limit().metric());
        row.put("baseline", metric.limit().baseline());
        row.put("threshold", metric.limit().threshold());
        row.put("fresh", metric.fresh());
        row.put("current", current(metric));
        return row;
    }

    private static String current(Standing.Metric metric) {
        var latest = metric.latest();
        if (latest == null) {
            return "never observed";
        }
        return (Boolean.TRUE.equals(metric.within()) ? "within: " : "outside: ")
                + Figures.rounded(latest.value()) + ", " + UtcTime.minute(latest.observedAt())
                + (metric.fresh() == 0 ? ", before the window" : "");
    }
}
