package dev.quell.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.quell.inventory.AiSystemSpec;
import dev.quell.inventory.AiSystems;
import dev.quell.inventory.Direction;
import dev.quell.inventory.DriftSettings;
import dev.quell.inventory.MetricThreshold;
import dev.quell.inventory.RiskClass;
import dev.quell.inventory.SampleSystems;
import dev.quell.testing.IntegrationTest;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.annotation.Transactional;

/** The sample system of the demo looks recovered, so that the tour ends well. */
@Transactional
class SampleRecoveryTest extends IntegrationTest {

    private static final int NEEDED = 3;

    @Test
    void reportsEveryMetricAsOftenAsRecoveryAsksFor(
            @Autowired AiSystems systems, @Autowired Observations observations, @Autowired Clock clock) {
        var sample = systems.register(sample());
        var samples = mock(SampleSystems.class);
        when(samples.recover(sample.id())).thenReturn(Optional.of(sample));
        var start = clock.instant();

        new SampleRecovery(samples, observations, clock, NEEDED).onWatch(new WatchBegan(sample.id()));

        var standing = observations.standing(sample.id(), start);
        assertThat(standing.metricStatus(NEEDED)).isEqualTo("withinBaseline");
        assertThat(standing.freshObservations()).isEqualTo(NEEDED);
    }

    private static AiSystemSpec sample() {
        return new AiSystemSpec(
                "sample-" + UUID.randomUUID(),
                "Sample",
                "",
                "business",
                RiskClass.MINIMAL,
                false,
                List.of(),
                null,
                List.of(),
                null,
                null,
                List.of(
                        new MetricThreshold("accuracy", 0.9, 0.8, Direction.BELOW),
                        new MetricThreshold("latency_p95_ms", 100, 300, Direction.ABOVE)),
                DriftSettings.none(),
                Map.of(),
                null);
    }
}
