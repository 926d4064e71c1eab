package dev.quell.diagnostics.statistics;

import java.util.Arrays;

/** Bins next to each other between ascending edges; each holds its left edge, the last one also its right edge. */
public record Bins(double[] edges) {

    /** Bins of equal width over both columns, {@code ceil(log2(n) + 1)} of them for n values (Sturges, as numpy computes it). */
    static Bins sturges(NumericColumn left, NumericColumn right) {
        var low = Math.min(first(left), first(right));
        var high = Math.max(last(left), last(right));
        if (low == high) {
            return equal(low, high, 1);
        }
        var width = (high - low) / (log2(left.present() + right.present()) + 1);
        return equal(low, high, (int) Math.ceil((high - low) / width));
    }

    /** {@code number} bins of equal width from {@code low} to {@code high}; if these are equal, half a unit to each side or more. */
    public static Bins equal(double low, double high, int number) {
        // next to a huge number half a unit is nothing
        var margin = low == high ? Math.max(0.5, number * Math.ulp(low)) : 0;
        var from = low - margin;
        var to = high + margin;
        var step = (to - from) / number;
        var edges = new double[number + 1];
        Arrays.setAll(edges, i -> i == number ? to : from + i * step);
        return new Bins(edges);
    }

    /** How many values fall into each bin; values outside are not counted. */
    public long[] count(NumericColumn column) {
        var sorted = column.sorted();
        var counts = new long[edges.length - 1];
        var i = firstAtLeast(sorted, 0, edges[0]);
        for (var bin = 0; bin < counts.length; bin++) {
            var end = bin == counts.length - 1
                    ? Samples.after(sorted, i, edges[bin + 1])
                    : firstAtLeast(sorted, i, edges[bin + 1]);
            counts[bin] = end - i;
            i = end;
        }
        return counts;
    }

    private static int firstAtLeast(double[] sorted, int from, double value) {
        var i = from;
        while (i < sorted.length && sorted[i] < value) {
            i++;
        }
        return i;
    }

    /** Exact for powers of two, where a rounding error would ask for one bin more. */
    private static double log2(long n) {
        return Long.bitCount(n) == 1 ? Long.numberOfTrailingZeros(n) : Math.log(n) / Math.log(2);
    }

    private static double first(NumericColumn column) {
        return Samples.values(column)[0];
    }

    private static double last(NumericColumn column) {
        return column.sorted()[column.sorted().length - 1];
    }
}
