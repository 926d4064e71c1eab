package dev.quell.diagnostics.statistics;

import org.jspecify.annotations.Nullable;

/** What a test found: a distance, or a statistic with a p-value. */
record Measurement(double statistic, @Nullable Double pValue) {

    static Measurement of(double distance) {
        return new Measurement(distance, null);
    }

    static Measurement of(TestResult result) {
        return new Measurement(result.statistic(), result.pValue());
    }

    /** The number that is held against the threshold. */
    double decisive() {
        return pValue == null ? statistic : pValue;
    }
}
