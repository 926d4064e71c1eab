package dev.quell.diagnostics.statistics;

/**
 * First Wasserstein (earth mover's) distance of two empirical distributions: the area between their distribution functions,
 * in the unit of the feature, 0 or more.
 */
public final class Wasserstein {

    /** Smallest scale that {@link #normalised} divides by, as Evidently does for (nearly) constant references. */
    private static final double SMALLEST_SCALE = 0.001;

    private Wasserstein() {}

    /** @throws IllegalArgumentException if a column has no value */
    public static double distance(NumericColumn left, NumericColumn right) {
        var gap = new SampleGap(left, right);
        return gap.fold((area, height, width) -> area + height * width).sum() / gap.scale();
    }

    /** The distance in standard deviations of the reference (at least 0.001 of the feature's unit), as Evidently does. */
    public static double normalised(NumericColumn reference, NumericColumn current) {
        return distance(reference, current) / Math.max(reference.standardDeviation(), SMALLEST_SCALE);
    }
}
