package dev.quell.diagnostics.statistics;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The gap between the distribution functions of two samples, as a walk through both in ascending order sees it. The walk is cut
 * at values into stretches that do not depend on each other: all cores walk, and sums stay short and therefore exact.
 */
final class SampleGap {

    /** Values of the longer sample in a stretch. */
    private static final int STRETCH = 1 << 16;

    /** What a walk keeps of the steps behind it. */
    interface Fold {

        /**
         * Adds a step to {@code soFar}, which is 0 before the first.
         *
         * @param gap difference of the distribution functions times both samples' sizes: a whole number, at least 0
         * @param width how far this difference holds, in the feature's unit; 0 between equal values
         */
        double add(double soFar, double gap, double width);
    }

    /** A place in both samples: before all values that are {@code value} or more. */
    private record Cut(int left, int right, double value) {}

    private final double[] left;
    private final double[] right;
    private final double[] longer;

    /** @throws IllegalArgumentException if a column has no value */
    SampleGap(NumericColumn left, NumericColumn right) {
        var sorted = BothColumns.map(left, right, NumericColumn::sorted);
        this.left = requireValues(sorted.get(0), left);
        this.right = requireValues(sorted.get(1), right);
        longer = this.left.length > this.right.length ? this.left : this.right;
    }

    /** Product of the two sizes, by which every gap is divided in the end. */
    double scale() {
        return (double) left.length * right.length;
    }

    /** What {@code fold} makes of each stretch. */
    DoubleStream fold(Fold fold) {
        var stretches = 1 + (longer.length - 1) / STRETCH;
        var numbers = IntStream.range(0, stretches);
        return (stretches == 1 ? numbers : numbers.parallel()).mapToDouble(k -> walk(cut(k), cut(k + 1), fold));
    }

    private Cut cut(int stretch) {
        if (stretch == 0) {
            return new Cut(0, 0, Math.min(left[0], right[0]));
        }
        if ((long) stretch * STRETCH >= longer.length) {
            return new Cut(left.length, right.length, Math.max(left[left.length - 1], right[right.length - 1]));
        }
        var value = longer[stretch * STRETCH];
        return new Cut(firstAtLeast(left, value), firstAtLeast(right, value), value);
    }

    private double walk(Cut from, Cut to, Fold fold) {
        var i = from.left;
        var j = from.right;
        var position = from.value;
        var gap = (long) i * right.length - (long) j * left.length;
        var result = 0.0;
        while (i < to.left || j < to.right) {
            var stepsLeft = j == to.right || (i < to.left && left[i] <= right[j]);
            var next = stepsLeft ? left[i++] : right[j++];
            result = fold.add(result, Math.abs(gap), next - position);
            gap += stepsLeft ? right.length : -left.length;
            position = next;
        }
        return fold.add(result, Math.abs(gap), to.value - position);
    }

    private static int firstAtLeast(double[] sorted, double value) {
        var from = 0;
        var to = sorted.length;
        while (from < to) {
            var middle = (from + to) >>> 1;
            if (sorted[middle] < value) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    private static double[] requireValues(double[] values, NumericColumn column) {
        if (values.length == 0) {
            throw new IllegalArgumentException("Column \"" + column.name() + "\" has no values");
        }
        return values;
    }
}
