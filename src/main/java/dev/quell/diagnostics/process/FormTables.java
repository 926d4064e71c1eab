package dev.quell.diagnostics.process;

import dev.quell.automation.Change;
import dev.quell.diagnostics.ChangeReport;
import dev.quell.diagnostics.DriftReport;
import dev.quell.diagnostics.Figures;
import dev.quell.diagnostics.MetricReport;
import dev.quell.diagnostics.statistics.FeatureDrift;
import dev.quell.shared.CanonicalJson;
import dev.quell.shared.UtcTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.spin.plugin.variable.SpinValues;
import org.jspecify.annotations.Nullable;

/** Results as the tables that forms show: rounded, bounded, worst or newest first. */
final class FormTables {

    /** A form loads every row into the browser; the whole result is in the record. */
    private static final int MOST_ROWS = 100;

    /** The engine keeps texts of up to 4000 characters. */
    private static final int LONGEST_TEXT = 3900;

    private FormTables() {}

    static TypedValue features(DriftReport report) {
        return table(report.features().stream().map(FormTables::row).toList());
    }

    static TypedValue metrics(MetricReport report) {
        return table(report.metrics().stream().map(FormTables::row).toList());
    }

    static TypedValue changes(ChangeReport report) {
        return table(report.changes().stream().map(FormTables::row).toList());
    }

    static String text(String summary) {
        return summary.length() <= LONGEST_TEXT ? summary : summary.substring(0, LONGEST_TEXT) + "…";
    }

    private static TypedValue table(List<Map<String, Object>> rows) {
        return SpinValues.jsonValue(
                        CanonicalJson.write(rows.stream().limit(MOST_ROWS).toList()))
                .create();
    }

    private static Map<String, Object> row(FeatureDrift drift) {
        var row = new LinkedHashMap<String, Object>();
        row.put("feature", drift.feature());
        row.put("test", drift.compared() ? String.valueOf(drift.test()) : "not comparable: " + drift.notComparable());
        put(row, "statistic", rounded(drift.statistic()));
        put(row, "pValue", rounded(drift.pValue()));
        put(row, "threshold", drift.threshold());
        row.put("drifted", drift.drifted());
        row.put("refMissing", Figures.rounded(drift.refMissing()));
        row.put("curMissing", Figures.rounded(drift.curMissing()));
        put(row, "unseen", rounded(drift.unseen()));
        return row;
    }

    private static Map<String, Object> row(MetricReport.Row metric) {
        var row = new LinkedHashMap<String, Object>();
        row.put("metric", metric.metric());
        row.put("baseline", metric.baseline());
        put(row, "current", rounded(metric.current()));
        row.put("threshold", metric.threshold());
        row.put("status", metric.status());
        put(row, "observedAt", metric.observedAt() == null ? null : UtcTime.minute(metric.observedAt()));
        return row;
    }

    private static Map<String, Object> row(Change change) {
        return Map.of(
                "at", UtcTime.minute(change.at()), "kind", change.kind(), "what", change.what(), "who", change.who());
    }

    private static void put(Map<String, Object> row, String name, @Nullable Object value) {
        if (value != null) {
            row.put(name, value);
        }
    }

    private static @Nullable Object rounded(@Nullable Double value) {
        return value == null ? null : Figures.rounded(value);
    }
}
