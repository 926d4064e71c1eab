package dev.quell.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.quell.inventory.AiSystemSpec;
import dev.quell.inventory.AiSystems;
import dev.quell.inventory.Direction;
import dev.quell.inventory.DriftSettings;
import dev.quell.inventory.MetricThreshold;
import dev.quell.inventory.RiskClass;
import dev.quell.shared.Problem;
import dev.quell.testing.IntegrationTest;
import dev.quell.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.annotation.Transactional;

/** Rolled back after each test: nothing of it opens incidents for the others. */
@RecordApplicationEvents
@Transactional
class ObservationsTest extends IntegrationTest {

    @Autowired
    Observations observations;

    @Autowired
    MonitoringWindows windows;

    @Autowired
    AiSystems systems;

    @Autowired
    SettableClock clock;

    @Autowired
    ApplicationEvents events;

    private String system;

    @BeforeEach
    void registerSystem() {
        system = "observed-" + UUID.randomUUID();
        systems.register(new AiSystemSpec(
                system,
                "Observed",
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
                null));
    }

    @Test
    void storesTheSameObservationOnce() {
        var now = clock.instant();

        var first = observations.take(List.of(accuracy(0.88, now), accuracy(0.88, now)));
        var second = observations.take(List.of(accuracy(0.88, now)));

        assertThat(first).isEqualTo(new Receipt(2, 1, 1, 0));
        assertThat(second).isEqualTo(new Receipt(1, 0, 1, 0));
        assertThat(observations.since(system, "accuracy", now.minusSeconds(60))).hasSize(1);
    }

    @Test
    void publishesWhatIsBeyondTheThresholdOnce() {
        var now = clock.instant();

        observations.take(List.of(accuracy(0.81, now.minusSeconds(20)), accuracy(0.79, now.minusSeconds(10))));
        observations.take(List.of(accuracy(0.79, now.minusSeconds(10))));

        assertThat(events.stream(ThresholdsBreached.class).flatMap(event -> event.breaches().stream()))
                .extracting(breach -> breach.observation().value(), Breach::beyondNormal, Breach::watchedBy)
                .containsExactly(tuple(0.79, true, List.of()));
    }

    @Test
    void holdsAWatchedSystemToTheTightenedThreshold() {
        windows.open("INC-A", system, 0.5, clock.instant().plus(Duration.ofDays(1)));
        windows.open("INC-B", system, 0.5, clock.instant().plus(Duration.ofDays(1)));
        windows.close("INC-B");

        observations.take(List.of(
                accuracy(0.84, clock.instant()), accuracy(0.86, clock.instant().plusSeconds(1))));

        assertThat(events.stream(ThresholdsBreached.class).flatMap(event -> event.breaches().stream()))
                .extracting(breach -> breach.observation().value(), Breach::beyondNormal, Breach::watchedBy)
                .containsExactly(tuple(0.84, false, List.of("INC-A")));
    }

    @Test
    void forgetsTheTightenedThresholdWhenTheWatchHasEnded() {
        windows.open("INC-C", system, 0.5, clock.instant().plus(Duration.ofHours(1)));
        clock.advance(Duration.ofHours(2));

        observations.take(List.of(accuracy(0.84, clock.instant())));

        assertThat(events.stream(ThresholdsBreached.class)).isEmpty();
        assertThat(windows.find("INC-C")).isEmpty();
    }

    @Test
    void countsAsManyFreshObservationsAsTheMetricWithTheFewest() {
        var start = clock.instant();
        assertThat(observations.standing(system, start).freshObservations()).isZero();

        observations.take(List.of(latency(100, start), latency(101, start.plusSeconds(1)), accuracy(0.9, start)));

        assertThat(observations.standing(system, start).freshObservations()).isEqualTo(1);
    }

    @Test
    void isWithinTheBaselineOnlyOnceEveryMetricWasObservedOftenEnoughSince() {
        var start = clock.instant();
        observations.take(List.of(
                accuracy(0.9, start.minusSeconds(100)),
                latency(100, start),
                latency(101, start.plusSeconds(1)),
                latency(102, start.plusSeconds(2))));

        var tooFew = observations.standing(system, start);
        assertThat(tooFew.metricStatus(2)).isEqualTo("unknown");
        assertThat(tooFew.lacking(2))
                .extracting(metric -> metric.limit().metric())
                .containsExactly("accuracy");

        observations.take(List.of(accuracy(0.89, start), accuracy(0.9, start.plusSeconds(5))));

        var enough = observations.standing(system, start);
        assertThat(enough.metricStatus(2)).isEqualTo("withinBaseline");
        assertThat(enough.lacking(2)).isEmpty();
        assertThat(enough.metricStatus(3)).isEqualTo("unknown");
    }

    @Test
    void isOutsideAsSoonAsAFreshLatestValueBreaksItsLimit() {
        var start = clock.instant();
        observations.take(List.of(accuracy(0.7, start), latency(100, start), latency(101, start.plusSeconds(1))));
        assertThat(observations.standing(system, start).metricStatus(2)).isEqualTo("outside");

        observations.take(List.of(accuracy(0.9, start.plusSeconds(1))));
        assertThat(observations.standing(system, start).metricStatus(2)).isEqualTo("withinBaseline");
    }

    @Test
    void doesNotJudgeByAValueFromBefore() {
        var start = clock.instant();
        observations.take(List.of(
                accuracy(0.7, start.minusSeconds(100)), latency(100, start), latency(101, start.plusSeconds(1))));

        assertThat(observations.standing(system, start).metricStatus(2)).isEqualTo("unknown");
    }

    @Test
    void knowsNothingOfASystemThatWasNeverObservedHoweverFewObservationsAreAskedFor() {
        assertThat(observations.standing(system, clock.instant()).metricStatus(0))
                .isEqualTo("unknown");
    }

    @Test
    void namesEveryFaultOfEveryObservation() {
        var year9999 = OffsetDateTime.of(9999, 12, 31, 23, 59, 59, 0, ZoneOffset.UTC);
        var year1 = OffsetDateTime.of(1, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

        var problem = catchThrowableOfType(
                Problem.class,
                () -> observations.take(List.of(
                        accuracy(0.8, clock.instant()),
                        new ObservationInput("nobody", " ", Double.NaN, year9999, null),
                        new ObservationInput(system, "accuracy", null, year1, "x".repeat(300)))));

        assertThat(problem.errors())
                .extracting(Problem.FieldError::field)
                .containsExactly(
                        "[1].metric",
                        "[1].systemId",
                        "[1].value",
                        "[1].observedAt",
                        "[2].value",
                        "[2].source",
                        "[2].observedAt");
        assertThat(observations.latest(system, "accuracy")).isEmpty();
    }

    private ObservationInput accuracy(double value, Instant at) {
        return observation("accuracy", value, at);
    }

    private ObservationInput latency(double value, Instant at) {
        return observation("latency_p95_ms", value, at);
    }

    private ObservationInput observation(String metric, double value, Instant at) {
        return new ObservationInput(system, metric, value, at.atOffset(ZoneOffset.UTC), "test");
    }
}
