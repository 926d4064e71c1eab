package dev.quell.diagnostics.statistics;

/** Walking through two sorted samples side by side. */
final class Samples {

    private Samples() {}

    static double[] values(NumericColumn column) {
        if (column.present() == 0) {
            throw new IllegalArgumentException("Column \"" + column.name() + "\" has no values");
        }
        return column.sorted();
    }

    /** The smaller of the two values that come next; one of the samples must have one left. */
    static double smaller(double[] left, int i, double[] right, int j) {
        if (i == left.length) {
            return right[j];
        }
        return j == right.length ? left[i] : Math.min(left[i], right[j]);
    }

    /** The index after all values up to {@code value}. */
    static int after(double[] sorted, int from, double value) {
        var i = from;
        while (i < sorted.length && sorted[i] <= value) {
            i++;
        }
        return i;
    }

    /** The number of distinct values in both together. */
    static int distinct(double[] left, double[] right) {
        var distinct = 0;
        var i = 0;
        var j = 0;
        while (i < left.length || j < right.length) {
            var next = smaller(left, i, right, j);
            i = after(left, i, next);
            j = after(right, j, next);
            distinct++;
        }
        return distinct;
    }
}
