package dev.quell.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.monitoring.MonitoringWindows;
import dev.quell.monitoring.ObservationInput;
import dev.quell.monitoring.Observations;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Observations that break a limit. */
class BreachSignalsTest extends IntakeFixture {

    @Autowired
    Observations observations;

    @Autowired
    MonitoringWindows windows;

    @Autowired
    RuntimeService runtime;

    @Test
    void opensAnIncidentForAnObservationBelowItsThreshold() {
        observe(0.79);

        var incident = incidents.openFor(system + "|model-drift").orElseThrow();
        assertThat(incident.source()).isEqualTo("observation");
        assertThat(incident.description()).isEqualTo("accuracy is 0.79, below its threshold 0.8 (baseline 0.9)");
        assertThat(driver.instances(incident.id())).hasSize(1);
    }

    @Test
    void tellsARecurrenceWhileTheIncidentIsMonitored() {
        var incident = open();
        windows.open(incident.id(), system, 0.5, clock.instant().plus(Duration.ofDays(1)));

        observe(0.84);

        assertThat(entries(incident, "signal.joined"))
                .last()
                .satisfies(entry -> assertThat(entry.detailsMap()).containsEntry("recurrence", true));
    }

    @Test
    void wakesTheResponseThatWatchesForARecurrence() {
        var incident = open();
        windows.open(incident.id(), system, 0.5, clock.instant().plus(Duration.ofDays(1)));
        runtime.createProcessInstanceByKey("recovery-and-validation")
                .businessKey(incident.id())
                .setVariable("incidentId", incident.id())
                .setVariable("systemId", system)
                .setVariable("watchEndsAt", Date.from(clock.instant().plus(Duration.ofDays(1))))
                .startBeforeActivity("receiveTask_watchForRecurrence")
                .execute();

        observe(0.84);

        assertThat(runtime.createExecutionQuery()
                        .processInstanceBusinessKey(incident.id())
                        .messageEventSubscriptionName("incident.recurred")
                        .count())
                .isZero();
        assertThat(windows.find(incident.id())).isEmpty();
    }

    @Test
    void opensNothingForAValueThatOnlyAnotherFamilysMonitoringMinds() {
        var latency = open("LatencyHigh");
        windows.open(latency.id(), system, 0.5, clock.instant().plus(Duration.ofDays(1)));

        observe(0.84);

        assertThat(incidents.openFor(system + "|model-drift")).isEmpty();
        assertThat(entries(latency, "signal.joined")).hasSize(1);
    }

    private void observe(double value) {
        observations.take(List.of(
                new ObservationInput(system, "accuracy", value, clock.instant().atOffset(ZoneOffset.UTC), "test")));
    }
}
