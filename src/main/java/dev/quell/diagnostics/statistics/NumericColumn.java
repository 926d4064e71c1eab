package dev.quell.diagnostics.statistics;

import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;

/** Numbers of one feature in one window. The values are finite and in ascending order. */
public final class NumericColumn implements Column {

    private final String name;
    private final double[] sorted;
    private final long missing;

    private NumericColumn(String name, double[] sorted, long missing) {
        this.name = name;
        this.sorted = sorted;
        this.missing = missing;
    }

    /** Takes {@code values} in any order; NaN and infinities become missing values, besides {@code missing} others. */
    public static NumericColumn of(String name, double[] values, long missing) {
        // adding 0.0 turns -0.0 into 0.0, which would otherwise sort and count as another value
        var finite = Arrays.stream(values)
                .filter(Double::isFinite)
                .map(value -> value + 0.0)
                .sorted()
                .toArray();
        return new NumericColumn(name, finite, missing + values.length - finite.length);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long present() {
        return sorted.length;
    }

    @Override
    public long missing() {
        return missing;
    }

    /** The values in ascending order; callers only read. */
    public double[] sorted() {
        return sorted;
    }

    /** The largest distance of a value from 0; 0 for an empty column. */
    public double largest() {
        return sorted.length == 0 ? 0 : Math.max(Math.abs(sorted[0]), Math.abs(sorted[sorted.length - 1]));
    }

    /** The number of distinct values. */
    public long distinct() {
        return Samples.distinct(sorted, new double[0]);
    }

    /** Population standard deviation (divided by n, as numpy's default); 0 for an empty column. */
    public double standardDeviation() {
        if (sorted.length == 0) {
            return 0;
        }
        var mean = Arrays.stream(sorted).sum() / sorted.length;
        var squares = Arrays.stream(sorted).map(v -> (v - mean) * (v - mean)).sum();
        return Math.sqrt(squares / sorted.length);
    }

    @Override
    public SortedMap<Double, Long> frequencies() {
        var counts = new TreeMap<Double, Long>();
        for (var value : sorted) {
            counts.merge(value, 1L, Long::sum);
        }
        return counts;
    }
}
