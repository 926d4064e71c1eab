package dev.quell.diagnostics;

import dev.quell.diagnostics.statistics.FeatureDrift;
import org.jspecify.annotations.Nullable;

/**
 * What the comparison found of one feature, as people read it; a dash where there is no figure.
 *
 * @param drawn whether there is a picture of its distributions
 */
public record DriftFigure(
        String feature,
        String test,
        String statistic,
        String pValue,
        String threshold,
        String verdict,
        boolean drifted,
        boolean drawn) {

    private static final String NONE = "–";

    static DriftFigure of(FeatureDrift drift) {
        var test = drift.test();
        return new DriftFigure(
                drift.feature(),
                test == null ? NONE : test,
                number(drift.statistic()),
                number(drift.pValue()),
                number(drift.threshold()),
                verdict(drift),
                drift.drifted(),
                drift.compared());
    }

    private static String verdict(FeatureDrift drift) {
        if (drift.notComparable() != null) {
            return "not comparable: " + drift.notComparable();
        }
        return drift.drifted() ? "drifted" : "not drifted";
    }

    private static String number(@Nullable Double value) {
        return value == null ? NONE : Figures.rounded(value).toPlainString();
    }
}
