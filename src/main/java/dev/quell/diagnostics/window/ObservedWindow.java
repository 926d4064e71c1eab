package dev.quell.diagnostics.window;

import dev.quell.diagnostics.statistics.Column;
import dev.quell.diagnostics.statistics.NumericColumn;
import dev.quell.inventory.DriftSettings;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** A window of observations: one numeric column a metric. */
record ObservedWindow(SortedMap<String, double[]> values) implements Window {

    @Override
    public String location() {
        return DriftSettings.OBSERVATIONS;
    }

    @Override
    public @Nullable String sha256() {
        return null;
    }

    @Override
    public long rows() {
        return values.values().stream().mapToLong(metric -> metric.length).max().orElse(0);
    }

    @Override
    public Map<String, ColumnKind> kinds() {
        var kinds = new LinkedHashMap<String, ColumnKind>();
        values.keySet().forEach(metric -> kinds.put(metric, ColumnKind.NUMERIC));
        return kinds;
    }

    @Override
    public Map<String, Column> columns(Map<String, ColumnKind> kinds) {
        var columns = new LinkedHashMap<String, Column>();
        values.forEach((metric, numbers) -> {
            if (kinds.containsKey(metric)) {
                columns.put(metric, NumericColumn.of(metric, numbers, 0));
            }
        });
        return columns;
    }
}
