package dev.quell.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quell.incident.IncidentType;
import dev.quell.incident.Incidents;
import dev.quell.incident.NewIncident;
import dev.quell.intake.Intake;
import dev.quell.intake.Outcome;
import dev.quell.intake.Signals;
import dev.quell.shared.CanonicalJson;
import dev.quell.shared.Problem;
import dev.quell.shared.UtcTime;
import dev.quell.testing.FlowNodeRecorder;
import dev.quell.testing.IntegrationTest;
import dev.quell.testing.ProcessDriver;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class TriageSignalTest extends IntegrationTest {

    private static final String KEY = "triage-signal";
    private static final String TRIAGE = "userTask_triageSignal";

    @Autowired
    Intake intake;

    @Autowired
    Signals signals;

    @Autowired
    Incidents incidents;

    @Autowired
    RuntimeService runtime;

    @Autowired
    Clock clock;

    @Autowired
    TaskService tasks;

    @Autowired
    ProcessDriver driver;

    @Autowired
    FlowNodeRecorder recorder;

    @Test
    void makesAnIncidentOfASignalOfAnUnknownSystem() {
        var signal = receive();
        var shown = tasks.getVariables(driver.task(signal, TRIAGE).getId());
        assertThat(shown.get("signalTable").toString()).contains("<script>");
        assertThat(shown.get("systemOptions").toString()).contains("credit-scoring");

        driver.complete(
                signal,
                TRIAGE,
                Map.of("triageVerdict", "incident", "triagedType", "bias-breach", "triagedSystemId", ""));

        var placed = signals.require(signal);
        assertThat(placed.outcome()).isEqualTo(Outcome.OPENED);
        var incident = incidents.require(String.valueOf(placed.incidentId()));
        assertThat(incident.type()).isEqualTo(IncidentType.BIAS_BREACH);
        assertThat(driver.instances(incident.id())).isNotEmpty();
    }

    @Test
    void showsTheSignalInWordsAndEveryLabelInALineOfItsOwn() {
        var task = driver.task(receive(), TRIAGE).getId();

        assertThat(tasks.getVariable(task, "signalTable").toString())
                .contains("{\"name\":\"State\",\"value\":\"firing\"}")
                .contains("{\"name\":\"labels.note\",\"value\":\"<script>alert(1)</script>\"}")
                .contains("{\"name\":\"Since\",\"value\":\"" + UtcTime.minute(clock.instant()) + "\"}");
    }

    @Test
    void addsASignalToTheIncidentItBelongsTo() {
        var incident = incidents
                .open(new NewIncident(
                        "Known already", "", IncidentType.OTHER, null, "api", "tester", null, null, false))
                .id();
        var signal = receive();

        driver.complete(signal, TRIAGE, Map.of("triageVerdict", "join", "joinedIncidentId", incident));

        assertThat(signals.require(signal).outcome()).isEqualTo(Outcome.JOINED);
        assertThat(signals.ofIncident(incident)).hasSize(1);
    }

    @Test
    void keepsASignalWithTheReasonWhyNothingFollows() {
        var signal = receive();

        driver.complete(signal, TRIAGE, Map.of("triageVerdict", "nothing", "triageReason", "A test of the monitor"));

        assertThat(signals.require(signal)).satisfies(placed -> {
            assertThat(placed.outcome()).isEqualTo(Outcome.DISCARDED);
            assertThat(placed.reason()).isEqualTo("A test of the monitor");
        });
    }

    @Test
    void looksAtEveryAnswerAgain() {
        var signal = receive();
        assertRefused(signal, Map.of("triageVerdict", "perhaps"), "triageVerdict");
        assertRefused(signal, Map.of("triageVerdict", "nothing", "triageReason", ""), "triageReason");
        assertRefused(signal, Map.of("triageVerdict", "join", "joinedIncidentId", "INC-1999-0001"), "joinedIncidentId");
        assertRefused(
                signal,
                Map.of("triageVerdict", "incident", "incidentTitle", "", "triagedType", "x", "triagedSystemId", "y"),
                "incidentTitle",
                "triagedType",
                "triagedSystemId");
    }

    @Test
    void passesEveryFlowNode() {
        makesAnIncidentOfASignalOfAnUnknownSystem();
        addsASignalToTheIncidentItBelongsTo();
        keepsASignalWithTheReasonWhyNothingFollows();
        recorder.assertEveryFlowNodePassed(KEY);
    }

    /** A signal that names a system nobody has registered. */
    private String receive() {
        var name = "stranger-" + UUID.randomUUID();
        var body = Map.of(
                "sourceTool",
                "tester",
                "systemId",
                name,
                "state",
                "firing",
                "occurredAt",
                clock.instant().toString(),
                "family",
                "fairness",
                "severityHint",
                "critical",
                "summary",
                "Odd scores of " + name,
                "labels",
                Map.of("note", "<script>alert(1)</script>"));
        var receipt = intake.canonical(CanonicalJson.write(body).getBytes(StandardCharsets.UTF_8))
                .join();
        assertThat(receipt.stored()).isEqualTo(1);
        return runtime
                .createProcessInstanceQuery()
                .processDefinitionKey(KEY)
                .variableValueEquals("systemLabel", name)
                .list()
                .stream()
                .map(instance -> instance.getBusinessKey())
                .findFirst()
                .orElseThrow();
    }

    private void assertRefused(String signal, Map<String, Object> answers, String... fields) {
        var task = driver.task(signal, TRIAGE);
        assertThatThrownBy(() -> tasks.complete(task.getId(), answers))
                .isInstanceOfSatisfying(
                        Problem.class,
                        refusal -> assertThat(refusal.errors())
                                .extracting(Problem.FieldError::field)
                                .containsExactlyInAnyOrder(fields));
    }
}
