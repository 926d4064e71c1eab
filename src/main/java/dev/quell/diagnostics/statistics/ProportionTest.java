package dev.quell.diagnostics.statistics;

import org.apache.commons.math3.distribution.NormalDistribution;

/** Two-sided Z-test for the difference of two proportions, for features with two values, as Evidently does. */
public final class ProportionTest {

    private static final NormalDistribution STANDARD_NORMAL = new NormalDistribution(null, 0, 1);

    private ProportionTest() {}

    /**
     * Compares how often the second of two values occurs. With one value in both windows the p-value is 1.
     *
     * @throws IllegalArgumentException if a column has no value or there are more than two
     */
    public static TestResult test(Column reference, Column current) {
        var counts = Counts.of(reference, current);
        if (counts.size() > 2 || reference.present() == 0 || current.present() == 0) {
            throw new IllegalArgumentException("Column \"" + reference.name() + "\" does not have one or two values");
        }
        if (counts.size() == 1) {
            return new TestResult(0, 1);
        }
        var z = z(counts.reference()[1], reference.present(), counts.current()[1], current.present());
        return new TestResult(z, 2 * (1 - STANDARD_NORMAL.cumulativeProbability(Math.abs(z))));
    }

    private static double z(double successes1, double n1, double successes2, double n2) {
        var pooled = (successes1 + successes2) / (n1 + n2);
        return (successes1 / n1 - successes2 / n2) / Math.sqrt(pooled * (1 - pooled) * (1 / n1 + 1 / n2));
    }
}
