package dev.quell.inventory;

import org.jspecify.annotations.Nullable;

/**
 * What is normal for one metric and from where it is a breach.
 *
 * @param metric name as monitoring reports it, for example {@code accuracy}
 * @param baseline value in normal operation, in the metric's own unit
 * @param threshold first bad value lies strictly beyond it
 * @param direction the bad side
 * @param family signal family of a breach ({@code drift, performance, data-quality, security, fairness, privacy}); left out,
 *     it follows from the name ({@link MetricFamily})
 */
public record MetricThreshold(
        String metric,
        double baseline,
        double threshold,
        Direction direction,
        @Nullable String family) {

    public MetricThreshold(String metric, double baseline, double threshold, Direction direction) {
        this(metric, baseline, threshold, direction, null);
    }

    public MetricThreshold {
        metric = metric == null ? "" : metric;
        family = family == null || family.isBlank() ? MetricFamily.of(metric) : family;
    }

    public boolean breachedBy(double value) {
        return direction == Direction.ABOVE ? value > threshold : value < threshold;
    }

    /**
     * The same limit moved towards the baseline.
     *
     * @param factor share of the normal distance between baseline and threshold that is left, 0 (the baseline itself) to 1
     *     (unchanged)
     */
    public MetricThreshold tightenedBy(double factor) {
        return withThreshold(baseline + factor * (threshold - baseline));
    }

    MetricThreshold withThreshold(double other) {
        return new MetricThreshold(metric, baseline, other, direction, family);
    }
}
