package dev.quell.diagnostics.statistics;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The ways to decide whether a feature drifted, with Evidently's thresholds. */
public enum DriftTest {
    /** Distance in the feature's own unit, so only the owner can say what is much; numbers only. */
    WASSERSTEIN("wasserstein", null, Decision.DISTANCE),
    /** Distance in standard deviations of the reference; numbers only. */
    WASSERSTEIN_NORMED("wasserstein-normed", 0.1, Decision.DISTANCE),
    /** Two-sample Kolmogorov-Smirnov; numbers only. */
    KOLMOGOROV_SMIRNOV("ks", 0.05, Decision.P_VALUE_AT_MOST),
    /** Population stability index. */
    PSI("psi", 0.1, Decision.DISTANCE),
    /** Jensen-Shannon distance, natural logarithm. */
    JENSEN_SHANNON("jensen-shannon", 0.1, Decision.DISTANCE),
    /** Chi-square over single values. */
    CHI_SQUARE("chi-square", 0.05, Decision.P_VALUE_BELOW),
    /** Difference of two proportions; features with one or two values only. */
    PROPORTION("z", 0.05, Decision.P_VALUE_BELOW);

    /** How a result is held against the threshold. */
    private enum Decision {
        DISTANCE,
        P_VALUE_AT_MOST,
        P_VALUE_BELOW
    }

    private static final int SMALL_REFERENCE = 1000;
    private static final int FEW_VALUES = 5;

    private final String key;
    private final @Nullable Double defaultThreshold;
    private final Decision decision;

    DriftTest(String key, @Nullable Double defaultThreshold, Decision decision) {
        this.key = key;
        this.defaultThreshold = defaultThreshold;
        this.decision = decision;
    }

    /** The test's name in settings and results. */
    public String key() {
        return key;
    }

    /** The owner's threshold, or the default.
     *
     * @throws NotComparable if there is neither
     */
    double threshold(@Nullable Double own) {
        if (own != null) {
            return own;
        }
        if (defaultThreshold == null) {
            throw new NotComparable("test \"" + key + "\" needs a threshold in the feature's own unit; set one");
        }
        return defaultThreshold;
    }

    public static Optional<DriftTest> ofKey(String key) {
        return Arrays.stream(values()).filter(test -> test.key.equals(key)).findFirst();
    }

    /**
     * Evidently's choice: up to 1000 reference values Kolmogorov-Smirnov for numbers, else chi-square, or the proportion test
     * for two values; above that Wasserstein for numbers, else Jensen-Shannon. Numbers with at most 5 distinct values count as
     * categories.
     */
    public static DriftTest choose(Column reference, Column current) {
        var values = distinct(reference, current);
        var categories = reference instanceof CategoryColumn || values <= FEW_VALUES;
        if (reference.present() > SMALL_REFERENCE) {
            return categories ? JENSEN_SHANNON : WASSERSTEIN_NORMED;
        }
        if (!categories) {
            return KOLMOGOROV_SMIRNOV;
        }
        return values > 2 ? CHI_SQUARE : PROPORTION;
    }

    /**
     * A distance as the statistic without a p-value, or a test's statistic with its p-value.
     *
     * @throws NotComparable if the test does not apply to such columns
     */
    Measurement measure(Column reference, Column current) {
        return switch (this) {
            case WASSERSTEIN -> Measurement.of(Wasserstein.distance(numbers(reference), numbers(current)));
            case WASSERSTEIN_NORMED -> Measurement.of(Wasserstein.normalised(numbers(reference), numbers(current)));
            case KOLMOGOROV_SMIRNOV -> Measurement.of(KolmogorovSmirnov.test(numbers(reference), numbers(current)));
            case PSI -> Measurement.of(PopulationStability.index(Shares.of(reference, current)));
            case JENSEN_SHANNON -> Measurement.of(JensenShannon.distance(Shares.of(reference, current)));
            case CHI_SQUARE -> Measurement.of(ChiSquare.test(reference, current));
            case PROPORTION -> Measurement.of(proportion(reference, current));
        };
    }

    /** Whether {@code measurement} means drift at {@code threshold}. */
    boolean drifted(Measurement measurement, double threshold) {
        return switch (decision) {
            case DISTANCE -> measurement.decisive() >= threshold;
            case P_VALUE_AT_MOST -> measurement.decisive() <= threshold;
            case P_VALUE_BELOW -> measurement.decisive() < threshold;
        };
    }

    private NumericColumn numbers(Column column) {
        if (column instanceof NumericColumn numeric) {
            return numeric;
        }
        throw new NotComparable("test \"" + key + "\" needs numbers; choose psi, jensen-shannon or chi-square");
    }

    private TestResult proportion(Column reference, Column current) {
        if (distinct(reference, current) > 2) {
            throw new NotComparable("test \"z\" needs a feature with one or two values; choose chi-square");
        }
        return ProportionTest.test(reference, current);
    }

    /** Number of distinct values of numbers, counted up to one more than any rule asks for; of categories all. */
    private static int distinct(Column reference, Column current) {
        if (reference instanceof NumericColumn left && current instanceof NumericColumn right) {
            var values = left.someValues(FEW_VALUES + 1);
            values.addAll(right.someValues(FEW_VALUES + 1));
            return values.size();
        }
        return Counts.of(reference, current).size();
    }
}
