package dev.quell.diagnostics.statistics;

import java.util.Arrays;
import java.util.stream.LongStream;

/**
 * Share of the values in each bin, for the reference and the current window, binned as Evidently does: numbers with more than
 * 20 distinct values in the reference into equal bins over both windows, their number by Sturges' rule; everything else by value.
 */
public record Shares(double[] reference, double[] current) {

    private static final int MOST_SINGLE_VALUES = 20;

    /** @throws IllegalArgumentException if a column has no value */
    public static Shares of(Column reference, Column current) {
        if (reference.present() == 0 || current.present() == 0) {
            throw new IllegalArgumentException("Column \"" + reference.name() + "\" has no values");
        }
        if (reference instanceof NumericColumn left
                && current instanceof NumericColumn right
                && left.someValues(MOST_SINGLE_VALUES + 1).size() > MOST_SINGLE_VALUES) {
            var bins = Bins.sturges(left, right);
            var counts = BothColumns.map(left, right, bins::count);
            return new Shares(shares(counts.get(0)), shares(counts.get(1)));
        }
        var counts = Counts.of(reference, current);
        return new Shares(shares(counts.reference()), shares(counts.current()));
    }

    /** Empty bins get a small share (0.0001, or a millionth of the smallest share below it), so that logarithms stay finite. */
    Shares withoutZeros() {
        return new Shares(withoutZeros(reference), withoutZeros(current));
    }

    private static double[] withoutZeros(double[] shares) {
        var smallest = Arrays.stream(shares).filter(share -> share > 0).min().orElseThrow();
        var instead = smallest <= 0.0001 ? smallest / 1e6 : 0.0001;
        return Arrays.stream(shares).map(share -> share == 0 ? instead : share).toArray();
    }

    private static double[] shares(long[] counts) {
        var total = LongStream.of(counts).sum();
        return LongStream.of(counts)
                .mapToDouble(count -> (double) count / total)
                .toArray();
    }
}
