package dev.quell.monitoring;

import dev.quell.inventory.MetricThreshold;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a system's metrics stand, as recovery asks.
 *
 * @param metrics one entry for each metric with a limit
 */
public record Standing(List<Metric> metrics) {

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

    /** How many fresh observations the metric with the fewest has; 0 when no metric has a limit. */
    public int freshObservations() {
        return metrics.stream().mapToInt(Metric::fresh).min().orElse(0);
    }

    /** The metrics with fewer than {@code needed} fresh observations. */
    public List<Metric> lacking(int needed) {
        return metrics.stream().filter(metric -> metric.fresh() < needed).toList();
    }

    /**
     * {@code outside} as soon as a fresh latest value breaks its limit; {@code withinBaseline} when every metric has as many
     * fresh observations as needed, and at least one; else {@code unknown}. A value from before the asked time judges
     * nothing: one beyond its limit is what the repair was to mend, and one within it may be from before the incident. These
     * are the words of {@code recovery-criteria}.
     */
    public String metricStatus(int needed) {
        if (metrics.stream().anyMatch(metric -> metric.fresh() > 0 && Boolean.FALSE.equals(metric.within()))) {
            return "outside";
        }
        var observed = !metrics.isEmpty() && lacking(Math.max(1, needed)).isEmpty();
        return observed ? "withinBaseline" : "unknown";
    }
}
