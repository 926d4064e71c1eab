package dev.quell.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quell.incident.IncidentType;
import dev.quell.incident.Status;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a person decides about signals that the rules cannot place. */
class SignalTriageTest extends IntakeFixture {

    @Autowired
    SignalTriage triage;

    @Autowired
    RuntimeService runtime;

    @Test
    void asksAPersonOnceAboutASystemNobodyKnows() {
        var label = "stranger-" + series;
        var receipt =
                alertmanager(AlertBody.of(series, time(0), Map.of("alertname", "DriftShareHigh", "ai_system", label))
                        .and("firing", series + "2", time(0), Map.of("alertname", "DriftShareHigh", "ai_system", label))
                        .bytes());
        assertThat(receipt.triage()).isEqualTo(2);

        var tasks = triageOf(label);
        assertThat(tasks).hasSize(1);
        var incident = triage.declare(tasks.get(0), "Drift of a stranger", IncidentType.MODEL_DRIFT, system);

        assertThat(signals.ofIncident(incident.id())).hasSize(2);
        assertThat(driver.instances(incident.id())).hasSize(1);
    }

    @Test
    void keepsADiscardedSignalAndAsksAgainAboutTheNext() {
        var label = "stranger-" + series;
        alertmanager(AlertBody.of(series, time(0), Map.of("alertname", "Odd", "ai_system", label))
                .bytes());
        var asked = triageOf(label).get(0);

        triage.discard(asked, "A test of the monitoring team");

        assertThat(signals.require(asked).outcome()).isEqualTo(Outcome.DISCARDED);
        assertThat(signals.require(asked).reason()).isEqualTo("A test of the monitoring team");
        alertmanager(AlertBody.of(series, time(900), Map.of("alertname", "Odd", "ai_system", label))
                .bytes());
        assertThat(triageOf(label)).hasSize(2);
    }

    @Test
    void addsATriagedSignalToAnOpenIncidentOnly() {
        var incident = open();
        var label = "stranger-" + series;
        alertmanager(AlertBody.of(series, time(0), Map.of("alertname", "Odd", "ai_system", label))
                .bytes());
        var asked = triageOf(label).get(0);
        var closed = open("LatencyHigh");
        incidents.transition(closed.id(), Status.DISMISSED, "test");

        assertThatThrownBy(() -> triage.join(asked, closed.id())).hasMessageContaining("takes no more signals");
        triage.join(asked, incident.id());

        assertThat(signals.require(asked).incidentId()).isEqualTo(incident.id());
    }

    /** Ids of the signals that triage processes ask about. */
    private List<String> triageOf(String label) {
        return runtime
                .createProcessInstanceQuery()
                .processDefinitionKey("triage-signal")
                .variableValueEquals("systemLabel", label)
                .list()
                .stream()
                .map(instance -> (String) runtime.getVariable(instance.getId(), "signalId"))
                .toList();
    }
}
