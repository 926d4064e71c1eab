package dev.quell.intake;

import dev.quell.inventory.Direction;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Quell's own format, for every source that has none of its own.
 *
 * @param receivedAt taken but not believed: Quell notes its own
 * @param occurredAt when it began; left out, it is now, and the same signal sent again is another one
 * @param dedupeKey names the series; made from system, metric, segment and labels when left out
 * @param state {@code firing} or {@code resolved}
 * @param family as the inventory has it; follows from the metric's name when left out
 * @param rawHash taken but not believed: Quell hashes what it gets
 */
public record CanonicalSignal(
        @Nullable String signalId,
        @Nullable String sourceTool,
        @Nullable String sourceFormat,
        @Nullable String receivedAt,
        @Nullable String occurredAt,
        @Nullable String dedupeKey,
        @Nullable String state,
        @Nullable String systemId,
        @Nullable String modelName,
        @Nullable String modelVersion,
        @Nullable String datasetId,
        @Nullable String segment,
        @Nullable Metric metric,
        @Nullable String family,
        @Nullable String severityHint,
        @Nullable String summary,
        Map<String, String> labels,
        @Nullable String evidenceRef,
        @Nullable String rawHash) {

    public CanonicalSignal {
        labels = labels == null ? Map.of() : labels;
    }

    /**
     * What was measured.
     *
     * @param direction the bad side, always said: p-values alarm when low, distances when high
     */
    public record Metric(
            @Nullable String name,
            @Nullable Double value,
            @Nullable Double threshold,
            @Nullable Direction direction,
            @Nullable String statTest) {}

    Map<String, Object> payload() {
        var payload = new LinkedHashMap<String, Object>();
        put(payload, "signalId", signalId);
        put(payload, "sourceTool", sourceTool);
        put(payload, "sourceFormat", sourceFormat);
        put(payload, "modelName", modelName);
        put(payload, "modelVersion", modelVersion);
        put(payload, "datasetId", datasetId);
        put(payload, "segment", segment);
        put(payload, "metric", metric);
        put(payload, "evidenceRef", evidenceRef);
        payload.put("labels", labels);
        return payload;
    }

    private static void put(Map<String, Object> payload, String key, @Nullable Object value) {
        if (value != null) {
            payload.put(key, value);
        }
    }
}
