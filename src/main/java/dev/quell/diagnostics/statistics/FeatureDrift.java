package dev.quell.diagnostics.statistics;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of one feature between the reference and the current window.
 *
 * @param kind "numeric" or "categorical", as the reference window shows it
 * @param test name of the deciding test, as in the settings; null if the feature could not be compared
 * @param statistic the distance or the test's statistic; null if not compared or infinite
 * @param pValue 0 to 1; null for distances
 * @param threshold what the distance or the p-value was held against
 * @param refMissing share of missing values in the reference window, 0 to 1
 * @param curMissing share of missing values in the current window, 0 to 1
 * @param unseen share of the current window's values that the reference never shows, 0 to 1; null for numbers
 * @param measures further finite figures by name, whether or not they decide
 * @param notComparable why there is no result; null if there is one
 */
public record FeatureDrift(
        String feature,
        String kind,
        @Nullable String test,
        @Nullable Double statistic,
        @Nullable Double pValue,
        @Nullable Double threshold,
        boolean drifted,
        double refMissing,
        double curMissing,
        @Nullable Double unseen,
        Map<String, Double> measures,
        @Nullable String notComparable) {

    public FeatureDrift {
        measures = Map.copyOf(measures);
    }

    public boolean compared() {
        return notComparable == null;
    }

    /** How far beyond its threshold the feature is, larger is worse; comparable between tests of any kind, -1 if not compared. */
    public double excess() {
        if (notComparable != null || threshold == null) {
            return -1;
        }
        if (pValue != null) {
            return threshold / Math.max(pValue, Double.MIN_NORMAL);
        }
        return statistic == null ? -1 : statistic / Math.max(threshold, Double.MIN_NORMAL);
    }
}
