package dev.quell.monitoring;

import dev.quell.inventory.MetricThreshold;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a system's metrics stand, as recovery asks.
 *
 * @param freshObservations how many observations of metrics with a limit arrived for times at or after the asked one
 * @param metrics one entry for each metric with a limit
 */
public record Standing(int freshObservations, List<Metric> metrics) {

    /**
     * One metric.
     *
     * @param latest null when nothing was ever observed
     * @param fresh observations at or after the asked time
     * @param within whether the latest value keeps the limit; null when nothing was ever observed
     */
    public record Metric(
            MetricThreshold limit,
            @Nullable Observation latest,
            int fresh,
            @Nullable Boolean within) {}

    /**
     * {@code outside} as soon as the latest value of any metric breaks its limit, fresh or not; else {@code withinBaseline}
     * when something fresh was observed, else {@code unknown}. These are the words of {@code recovery-criteria}.
     */
    public String metricStatus() {
        if (metrics.stream().anyMatch(metric -> Boolean.FALSE.equals(metric.within()))) {
            return "outside";
        }
        return freshObservations > 0 ? "withinBaseline" : "unknown";
    }
}
