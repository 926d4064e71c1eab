package dev.quell.diagnostics.statistics;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Compares one feature's two windows: always a result or a reason, never a number that is not one. */
public final class FeatureComparison {

    /** Beyond it squares and differences are no numbers any more. */
    private static final double LARGEST = 1e150;

    private final Column reference;
    private final Column current;

    private FeatureComparison(Column reference, Column current) {
        this.reference = reference;
        this.current = current;
    }

    public static FeatureDrift compare(Column reference, Column current, FeatureSettings settings) {
        return new FeatureComparison(reference, current).drift(settings);
    }

    private FeatureDrift drift(FeatureSettings settings) {
        try {
            requireComparable();
            var chosen = settings.test();
            var test = chosen == null ? DriftTest.choose(reference, current) : chosen;
            var measurement = test.measure(reference, current);
            if (Double.isNaN(measurement.decisive())) {
                throw new NotComparable("test \"" + test.key() + "\" gives no number for these values");
            }
            return decided(test, measurement, settings.threshold());
        } catch (NotComparable e) {
            return result(null, null, null, null, false, Map.of(), e.reason());
        }
    }

    private FeatureDrift decided(DriftTest test, Measurement measurement, @Nullable Double ownThreshold) {
        var threshold = test.threshold(ownThreshold);
        var drifted = test.drifted(measurement, threshold);
        var statistic = finite(measurement.statistic());
        return result(test.key(), statistic, measurement.pValue(), threshold, drifted, measures(), null);
    }

    private void requireComparable() {
        if (reference instanceof NumericColumn != current instanceof NumericColumn) {
            throw new NotComparable(
                    kind(reference) + " in the reference window but " + kind(current) + " in the current one");
        }
        requireValues(reference, "reference");
        requireValues(current, "current");
    }

    private static void requireValues(Column column, String window) {
        if (column.present() + column.missing() == 0) {
            throw new NotComparable("the " + window + " window has no rows");
        }
        if (column.present() == 0) {
            throw new NotComparable("every value is missing in the " + window + " window");
        }
        if (column instanceof NumericColumn numbers && numbers.largest() > LARGEST) {
            throw new NotComparable("the " + window + " window has values beyond " + LARGEST + ": check its source");
        }
    }

    private Map<String, Double> measures() {
        var measures = new TreeMap<String, Double>();
        var shares = Shares.of(reference, current);
        measures.put("psi", PopulationStability.index(shares));
        measures.put("jensen-shannon", JensenShannon.distance(shares));
        if (reference instanceof NumericColumn left && current instanceof NumericColumn right) {
            measures.put("wasserstein", Wasserstein.distance(left, right));
            measures.put("wasserstein-normed", Wasserstein.normalised(left, right));
        }
        measures.values().removeIf(value -> !Double.isFinite(value));
        return measures;
    }

    private FeatureDrift result(
            @Nullable String test,
            @Nullable Double statistic,
            @Nullable Double pValue,
            @Nullable Double threshold,
            boolean drifted,
            Map<String, Double> measures,
            @Nullable String reason) {
        return new FeatureDrift(
                reference.name(),
                kind(reference),
                test,
                statistic,
                pValue,
                threshold,
                drifted,
                reference.missingRate(),
                current.missingRate(),
                unseen(),
                measures,
                reason);
    }

    private @Nullable Double unseen() {
        return reference instanceof CategoryColumn left && current instanceof CategoryColumn right
                ? right.unseenRate(left)
                : null;
    }

    private static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }

    private static String kind(Column column) {
        return column instanceof NumericColumn ? "numeric" : "categorical";
    }
}
