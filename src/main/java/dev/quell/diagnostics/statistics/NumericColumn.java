package dev.quell.diagnostics.statistics;

import java.util.Arrays;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Numbers of one feature in one window, all finite; sorted when somebody first asks for their order. */
public final class NumericColumn implements Column {

    private final String name;
    private final double lowest;
    private final double highest;
    private final long missing;
    private volatile double[] values;
    private boolean ascending;

    private NumericColumn(String name, double[] values, double lowest, double highest, long missing) {
        this.name = name;
        this.values = values;
        this.lowest = lowest;
        this.highest = highest;
        this.missing = missing;
    }

    /**
     * Takes {@code values} in any order; NaN and infinities become missing values, besides {@code missing} others. The column
     * may keep the array: callers do not change it afterwards.
     */
    public static NumericColumn of(String name, double[] values, long missing) {
        var lowest = Double.POSITIVE_INFINITY;
        var highest = Double.NEGATIVE_INFINITY;
        for (var value : values) {
            // NaN and infinities end up in at least one of them
            lowest = Math.min(lowest, value);
            highest = Math.max(highest, value);
        }
        if (values.length == 0 || (Double.isFinite(lowest) && Double.isFinite(highest))) {
            return new NumericColumn(name, values, lowest, highest, missing);
        }
        var finite = Arrays.stream(values).filter(Double::isFinite).toArray();
        return of(name, finite, missing + values.length - finite.length);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long present() {
        return values.length;
    }

    @Override
    public long missing() {
        return missing;
    }

    /** The values in any order; callers only read. */
    double[] values() {
        return values;
    }

    /** The values in ascending order; callers only read. */
    public synchronized double[] sorted() {
        if (!ascending) {
            values = RadixSort.sorted(values, lowest, highest);
            ascending = true;
        }
        return values;
    }

    /** The smallest value; infinity for an empty column. */
    double lowest() {
        return lowest;
    }

    /** The largest value; minus infinity for an empty column. */
    double highest() {
        return highest;
    }

    /** The largest distance of a value from 0; 0 for an empty column. */
    public double largest() {
        return present() == 0 ? 0 : Math.max(Math.abs(lowest), Math.abs(highest));
    }

    /** All distinct values if there are fewer than {@code most}, else the first {@code most} that occur. */
    public SortedSet<Double> someValues(int most) {
        var some = new TreeSet<Double>();
        var previous = Double.NaN;
        for (var value : values) {
            if (value != previous && some.add(zeroWithoutSign(value)) && some.size() == most) {
                break;
            }
            previous = value;
        }
        return some;
    }

    /** Population standard deviation (divided by n, as numpy's default); 0 for an empty column. */
    public double standardDeviation() {
        if (present() == 0) {
            return 0;
        }
        var mean = Arrays.stream(values).sum() / present();
        var squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        return Math.sqrt(squares / present());
    }

    @Override
    public SortedMap<Double, Long> frequencies() {
        var counts = new TreeMap<Double, Long>();
        var ordered = sorted();
        var start = 0;
        for (var i = 1; i <= ordered.length; i++) {
            if (i == ordered.length || ordered[i] != ordered[start]) {
                counts.put(zeroWithoutSign(ordered[start]), (long) i - start);
                start = i;
            }
        }
        return counts;
    }

    /** Turns -0.0 into 0.0, which is the same number but another key of a map. */
    private static double zeroWithoutSign(double value) {
        return value + 0.0;
    }
}
