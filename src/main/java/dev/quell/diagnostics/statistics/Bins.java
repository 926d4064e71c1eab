package dev.quell.diagnostics.statistics;

import java.util.Arrays;

/** Bins next to each other between ascending edges; each holds its left edge, the last one also its right edge. */
public record Bins(double[] edges) {

    /** Bins of equal width over both columns, {@code ceil(log2(n) + 1)} of them for n values (Sturges, as numpy computes it). */
    static Bins sturges(NumericColumn left, NumericColumn right) {
        var low = Math.min(left.lowest(), right.lowest());
        var high = Math.max(left.highest(), right.highest());
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

    /**
     * How many values fall into each bin; values outside are not counted. One pass without sorting: arithmetic guesses the bin,
     * which for bins of equal width is right or next to it, and the edges decide.
     */
    public long[] count(NumericColumn column) {
        var last = edges.length - 2;
        var low = edges[0];
        var high = edges[last + 1];
        var binsPerUnit = (last + 1) / (high - low);
        var counts = new long[last + 1];
        for (var value : column.values()) {
            if (value >= low && value <= high) {
                counts[bin(value, Math.min(last, (int) ((value - low) * binsPerUnit)))]++;
            }
        }
        return counts;
    }

    private int bin(double value, int guess) {
        var bin = guess;
        while (value < edges[bin]) {
            bin--;
        }
        while (bin < edges.length - 2 && value >= edges[bin + 1]) {
            bin++;
        }
        return bin;
    }

    /** Exact for powers of two, where a rounding error would ask for one bin more. */
    private static double log2(long n) {
        return Long.bitCount(n) == 1 ? Long.numberOfTrailingZeros(n) : Math.log(n) / Math.log(2);
    }
}
