package dev.quell.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricThresholdTest {

    private final MetricThreshold accuracy = new MetricThreshold("accuracy", 0.90, 0.80, Direction.BELOW);
    private final MetricThreshold latency = new MetricThreshold("latency_p95_ms", 100, 300, Direction.ABOVE);

    @Test
    void isBreachedStrictlyBeyondTheThreshold() {
        assertThat(accuracy.breachedBy(0.80)).isFalse();
        assertThat(accuracy.breachedBy(0.7999)).isTrue();
        assertThat(latency.breachedBy(300)).isFalse();
        assertThat(latency.breachedBy(301)).isTrue();
    }

    @Test
    void movesTowardsTheBaselineWhenTightened() {
        assertThat(accuracy.tightenedBy(0.75).threshold()).isCloseTo(0.825, within(1e-12));
        assertThat(latency.tightenedBy(0.75).threshold()).isCloseTo(250, within(1e-12));
        assertThat(accuracy.tightenedBy(0).breachedBy(0.90)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "drift_share,drift",
        "accuracy,drift",
        "latency_p95_ms,performance",
        "missing_share,data-quality",
        "injection_rate,security",
        "pii_leak_rate,privacy",
        "demographic_parity_difference,fairness"
    })
    void suggestsTheFamilyOfAMetric(String metric, String family) {
        assertThat(MetricFamily.of(metric)).isEqualTo(family);
    }
}
