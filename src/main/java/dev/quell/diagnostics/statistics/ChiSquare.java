package dev.quell.diagnostics.statistics;

import org.apache.commons.math3.special.Gamma;

/**
 * Pearson's chi-square test of the current window's counts against those expected from the reference's shares, as Evidently
 * does: the reference counts as known exactly.
 */
public final class ChiSquare {

    private ChiSquare() {}

    /**
     * With a single value in both windows the p-value is 1; a value that the reference never shows makes the statistic infinite
     * and the p-value 0.
     *
     * @throws IllegalArgumentException if a column has no value
     */
    public static TestResult test(Column reference, Column current) {
        if (reference.present() == 0 || current.present() == 0) {
            throw new IllegalArgumentException("Column \"" + reference.name() + "\" has no values");
        }
        var counts = Counts.of(reference, current);
        var statistic = statistic(counts, (double) current.present() / reference.present());
        return new TestResult(statistic, pValue(statistic, counts.size() - 1));
    }

    private static double statistic(Counts counts, double scale) {
        var sum = 0.0;
        for (var i = 0; i < counts.size(); i++) {
            var expected = counts.reference()[i] * scale;
            var difference = counts.current()[i] - expected;
            sum += difference * difference / expected;
        }
        return sum;
    }

    private static double pValue(double statistic, int degreesOfFreedom) {
        if (degreesOfFreedom == 0 || statistic == 0) {
            return 1;
        }
        return Double.isInfinite(statistic) ? 0 : Gamma.regularizedGammaQ(degreesOfFreedom / 2.0, statistic / 2);
    }
}
