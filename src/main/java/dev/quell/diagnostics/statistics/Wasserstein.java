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
        return distance(Samples.values(left), Samples.values(right));
    }

    /** The distance in standard deviations of the reference (at least 0.001 of the feature's unit), as Evidently does. */
    public static double normalised(NumericColumn reference, NumericColumn current) {
        return distance(reference, current) / Math.max(reference.standardDeviation(), SMALLEST_SCALE);
    }

    private static double distance(double[] left, double[] right) {
        var area = 0.0;
        var position = Math.min(left[0], right[0]);
        var i = 0;
        var j = 0;
        while (i < left.length || j < right.length) {
            var next = Samples.smaller(left, i, right, j);
            area += Math.abs((double) i / left.length - (double) j / right.length) * (next - position);
            position = next;
            i = Samples.after(left, i, next);
            j = Samples.after(right, j, next);
        }
        return area;
    }
}
