package dev.quell.diagnostics.web;

import dev.quell.diagnostics.Figures;
import dev.quell.diagnostics.statistics.FeatureDrift;

/** The line below a plot's title: which test, what it found, what that means. */
final class Caption {

    private Caption() {}

    static String of(FeatureDrift drift) {
        var statistic = drift.statistic();
        var p = drift.pValue();
        var threshold = drift.threshold();
        return drift.test()
                + (statistic == null ? "" : " " + number(statistic))
                + (p == null ? "" : ", p-value " + number(p))
                + (threshold == null ? "" : ", threshold " + number(threshold))
                + (drift.drifted() ? ": drifted" : ": not drifted");
    }

    private static String number(double value) {
        return Figures.rounded(value).toPlainString();
    }
}
