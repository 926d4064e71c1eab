package dev.quell.diagnostics.statistics;

import java.util.Arrays;
import org.apache.commons.math3.util.ArithmeticUtils;

/**
 * Two-sided two-sample Kolmogorov-Smirnov test. As scipy's {@code ks_2samp(method='auto')}: the exact p-value while both
 * samples have at most 10 000 values, else that of the one-sample statistic with {@code n1 n2 / (n1 + n2)} values.
 * Commons Math switches to the limit distribution at {@code n1 n2 = 10 000} already, which is off in the fourth digit.
 */
public final class KolmogorovSmirnov {

    private static final int LARGEST_EXACT = 10_000;

    private KolmogorovSmirnov() {}

    /**
     * The largest difference of the two distribution functions, 0 to 1, and its p-value.
     *
     * @throws IllegalArgumentException if a column has no value
     */
    public static TestResult test(NumericColumn left, NumericColumn right) {
        var gap = new SampleGap(left, right);
        // between equal values neither distribution function has its final height yet
        var largest = gap.fold((soFar, height, width) -> width > 0 ? Math.max(soFar, height) : soFar)
                .max()
                .orElseThrow();
        var n1 = (int) left.present();
        var n2 = (int) right.present();
        var statistic = largest / gap.scale();
        var p = Math.max(n1, n2) <= LARGEST_EXACT
                ? exact(Math.max(n1, n2), Math.min(n1, n2), (long) largest)
                : KolmogorovDistribution.atLeast(statistic, (int) Math.rint((double) n1 * n2 / ((double) n1 + n2)));
        return new TestResult(statistic, Math.min(1, Math.max(0, p)));
    }

    /**
     * Share of all lattice paths from (0, 0) to (m, n) that reach a difference of at least {@code difference} (Hodges 1958,
     * Arkiv för Matematik 3). {@code touched[j]} is that share among the paths to (i, j); a path comes to (i, j) over
     * (i-1, j) with probability i/(i+j). Only sums of positive terms, so nothing cancels.
     */
    private static double exact(int m, int n, long difference) {
        if (difference == 0) {
            return 1;
        }
        var divisor = ArithmeticUtils.gcd(m, n);
        var band = new Band(m / divisor, n / divisor, difference / divisor);
        var touched = new double[n + 1];
        Arrays.fill(touched, 1);
        Arrays.fill(touched, 0, band.last(0, n) + 1, 0);
        for (var i = 1; i <= m; i++) {
            var first = band.first(i);
            var last = band.last(i, n);
            if (first > last) {
                return 1;
            }
            step(touched, i, first, last);
        }
        return touched[n];
    }

    private static void step(double[] touched, int i, int first, int last) {
        var before = first == 0 ? 0.0 : 1.0;
        for (var j = first; j <= last; j++) {
            // the reciprocal is off the chain of dependent operations, a division of the sum would not be
            var share = 1.0 / (i + j);
            before = touched[j] * (i * share) + before * (j * share);
            touched[j] = before;
        }
    }

    /** The points (i, j) whose difference |n i - m j| stays below {@code height}, all divided by the greatest divisor. */
    private record Band(long m, long n, long height) {

        int first(long i) {
            return (int) Math.max(0, Math.floorDiv(n * i - height, m) + 1);
        }

        int last(long i, int largest) {
            return (int) Math.min(largest, -Math.floorDiv(-(n * i + height), m) - 1);
        }
    }
}
