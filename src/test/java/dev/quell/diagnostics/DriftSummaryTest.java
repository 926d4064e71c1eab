package dev.quell.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.diagnostics.statistics.DatasetDrift;
import dev.quell.diagnostics.statistics.FeatureDrift;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DriftSummaryTest {

    @Test
    void resultWorstFeaturesAndQualityAreSaid() {
        var features = List.of(
                feature("income", 0.4, 1e-9, true, 0.01, 0.06, null, null),
                feature("job", null, 0.0, true, 0, 0, 0.125, null),
                feature("age", 0.1, 0.5, false, 0, 0.005, null, null),
                feature("code", null, null, false, 0, 0, null, "numeric here, text there"));
        assertThat(summary(features, Map.of("id", "row numbers")))
                .isEqualTo(
                        "2 of 3 features drifted (share 0.6667; the data set counts as drifted from 0.5): the data set"
                                + " has drifted. Worst: income (ks 0.4, p below 0.000001), job (ks, p below 0.000001)."
                                + " More missing values: income 1.0 % to 6.0 %."
                                + " Values unseen in the reference: job 12.5 %."
                                + " Not comparable: code (numeric here, text there)."
                                + " Left out: id (row numbers).");
    }

    @Test
    void longListsAreCut() {
        var features = IntStream.range(0, 8)
                .mapToObj(i -> feature("f" + i, 0.5, 0.01, true, 0, 0, null, null))
                .toList();
        assertThat(summary(features, Map.of()))
                .contains("f4 (ks 0.5, p 0.01) and 3 more.")
                .doesNotContain("f5");
    }

    @Test
    void nothingComparedIsSaid() {
        assertThat(summary(List.of(), Map.of())).isEqualTo("No feature could be compared.");
    }

    @Test
    void figuresHaveFourDigitsAndNoExponent() {
        assertThat(Figures.rounded(1234567)).hasToString("1235000");
        assertThat(Figures.rounded(0.000123456)).hasToString("0.0001235");
        assertThat(Figures.rounded(1e-12)).hasToString("0");
        assertThat(Figures.rounded(-0.5)).hasToString("-0.5");
    }

    private static String summary(List<FeatureDrift> features, Map<String, String> ignored) {
        return DriftSummary.of(DatasetDrift.of(features, 0.5), features, ignored);
    }

    private static FeatureDrift feature(
            String name,
            @Nullable Double statistic,
            @Nullable Double p,
            boolean drifted,
            double refMissing,
            double curMissing,
            @Nullable Double unseen,
            @Nullable String reason) {
        var test = reason == null ? "ks" : null;
        return new FeatureDrift(
                name, "numeric", test, statistic, p, 0.05, drifted, refMissing, curMissing, unseen, Map.of(), reason);
    }
}
