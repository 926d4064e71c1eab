package dev.quell.diagnostics.statistics;

import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.special.Gamma;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;
import org.apache.commons.math3.util.CombinatoricsUtils;

/**
 * Distribution of the one-sample Kolmogorov-Smirnov statistic. Which method is used where follows Simard and L'Ecuyer (2011),
 * Journal of Statistical Software 39(11), as in scipy's {@code kstwo}.
 */
final class KolmogorovDistribution {

    private static final int LARGEST_SMALL_N = 140;
    private static final double SMALLEST_SQUARE = 0.04;

    private KolmogorovDistribution() {}

    /** P(D >= d) for n values, n at least 1. */
    static double atLeast(double d, int n) {
        if (n * d <= 0.5) {
            return 1;
        }
        if (d >= 1) {
            return 0;
        }
        if (n * d <= 1) {
            return 1 - Math.exp(logFactorialOverPower(n) + n * Math.log(2 * n * d - 1));
        }
        if (n * d >= n - 1) {
            return 2 * Math.pow(1 - d, n);
        }
        return inside(d, n);
    }

    private static double inside(double d, int n) {
        var squared = n * d * d;
        if (d >= 0.5 || squared > (n <= LARGEST_SMALL_N ? 4 : 2.2)) {
            return squared >= 370 ? 0 : 2 * oneSided(d, n);
        }
        if (n <= LARGEST_SMALL_N || (n <= 100_000 && n * Math.pow(d, 1.5) <= 1.4)) {
            return 1 - belowByMatrix(d, n);
        }
        // below it the distribution function is under 1e-11, and Commons Math's sums do not settle
        return squared < SMALLEST_SQUARE ? 1 : 1 - new KolmogorovSmirnovTest().pelzGood(d, n);
    }

    /** P(D+ >= d), Smirnov's sum, each term in logarithms; exact for d >= 0.5, where only one side can be reached. */
    private static double oneSided(double d, int n) {
        var sum = 0.0;
        var logBinomial = 0.0;
        for (var j = 0; j <= (int) Math.floor(n * (1 - d)); j++) {
            var position = d + (double) j / n;
            if (position < 1) {
                sum += Math.exp(logBinomial + (j - 1) * Math.log(position) + (n - j) * Math.log1p(-position));
            }
            logBinomial += Math.log((double) (n - j) / (j + 1));
        }
        return d * sum;
    }

    /** P(D < d) as an entry of a matrix power (Durbin 1968; Marsaglia, Tsang and Wang 2003, JSS 8(18)). */
    private static double belowByMatrix(double d, int n) {
        var k = (int) Math.ceil(n * d);
        // the entries of the power grow like e^n: divided by e a step, they stay in range
        var power = new Array2DRowRealMatrix(durbinMatrix(2 * k - 1, k - n * d), false)
                .scalarMultiply(1 / Math.E)
                .power(n);
        return power.getEntry(k - 1, k - 1) * Math.exp(logFactorialOverPower(n) + n);
    }

    private static double[][] durbinMatrix(int size, double h) {
        var matrix = new double[size][size];
        for (var i = 0; i < size; i++) {
            Arrays.fill(matrix[i], 0, Math.min(i + 2, size), 1);
            matrix[i][0] -= Math.pow(h, i + 1);
        }
        for (var j = 0; j < size; j++) {
            matrix[size - 1][j] -= Math.pow(h, size - j);
        }
        matrix[size - 1][0] += Math.pow(Math.max(2 * h - 1, 0), size);
        divideByFactorials(matrix);
        return matrix;
    }

    private static void divideByFactorials(double[][] matrix) {
        for (var i = 0; i < matrix.length; i++) {
            for (var j = 0; j <= i; j++) {
                matrix[i][j] /= CombinatoricsUtils.factorialDouble(Math.min(i - j + 1, 170));
            }
        }
    }

    /** log(n! / n^n); Stirling's series for larger n, where the difference of the two logarithms would lose digits. */
    private static double logFactorialOverPower(int n) {
        if (n < 30) {
            return Gamma.logGamma(n + 1.0) - n * Math.log(n);
        }
        var r = 1.0 / n;
        var series = r / 12 * (1 - r * r / 30 * (1 - r * r * 2 / 7));
        return Math.log(2 * Math.PI * n) / 2 - n + series;
    }
}
