package dev.quell.playbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quell.engine.ModelKind;
import dev.quell.incident.IncidentType;
import dev.quell.incident.Incidents;
import dev.quell.incident.NewIncident;
import dev.quell.incident.Status;
import dev.quell.testing.Caller;
import dev.quell.testing.IntegrationTest;
import dev.quell.testing.ModelerClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A draft that runs through before anybody uses it. */
class RehearsalTest extends IntegrationTest {

    private static final String DEPLOYMENT = "rehearsal test";
    private static final String SYSTEM = "demand-forecast";

    private static final String ASKING = """
            <?xml version="1.0" encoding="UTF-8"?>
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC"
                xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
                id="definitions_asking" targetNamespace="https://quell.dev/processes">
              <bpmn:process id="asking" name="Asking" isExecutable="true" camunda:historyTimeToLive="P1D">
                <bpmn:startEvent id="startEvent_begun" name="Begun" />
                <bpmn:businessRuleTask id="businessRuleTask_ask" name="Ask" camunda:asyncBefore="true" camunda:decisionRef="asked" camunda:resultVariable="asked" />
                <bpmn:endEvent id="endEvent_over" name="Over" />
                <bpmn:sequenceFlow id="flow_begun" sourceRef="startEvent_begun" targetRef="businessRuleTask_ask" />
                <bpmn:sequenceFlow id="flow_over" sourceRef="businessRuleTask_ask" targetRef="endEvent_over" />
              </bpmn:process>
              <bpmndi:BPMNDiagram id="diagram">
                <bpmndi:BPMNPlane id="plane" bpmnElement="asking">
                  <bpmndi:BPMNShape id="a" bpmnElement="startEvent_begun"><dc:Bounds x="0" y="22" width="36" height="36" /></bpmndi:BPMNShape>
                  <bpmndi:BPMNShape id="b" bpmnElement="businessRuleTask_ask"><dc:Bounds x="100" y="0" width="100" height="80" /></bpmndi:BPMNShape>
                  <bpmndi:BPMNShape id="c" bpmnElement="endEvent_over"><dc:Bounds x="300" y="22" width="36" height="36" /></bpmndi:BPMNShape>
                  <bpmndi:BPMNEdge id="d" bpmnElement="flow_begun"><di:waypoint x="36" y="40" /><di:waypoint x="100" y="40" /></bpmndi:BPMNEdge>
                  <bpmndi:BPMNEdge id="e" bpmnElement="flow_over"><di:waypoint x="200" y="40" /><di:waypoint x="300" y="40" /></bpmndi:BPMNEdge>
                </bpmndi:BPMNPlane>
              </bpmndi:BPMNDiagram>
            </bpmn:definitions>
            """;

    private static final String ASKED = """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:camunda="http://camunda.org/schema/1.0/dmn"
                id="definitions_asked" name="Asked" namespace="https://quell.dev/decisions">
              <decision id="asked" name="Asked" camunda:historyTimeToLive="P1D">
                <variable id="variable_answer" name="answer" typeRef="string" />
                <literalExpression id="literal_answer"><text>"yes"</text></literalExpression>
              </decision>
            </definitions>
            """;

    @LocalServerPort
    private int port;

    @Autowired
    private Playbooks playbooks;

    @Autowired
    private Rehearsals rehearsals;

    @Autowired
    private PlaybookTimeline timeline;

    @Autowired
    private Incidents incidents;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @AfterEach
    void removeWhatWasDeployed() {
        repository
                .createDeploymentQuery()
                .deploymentName(DEPLOYMENT)
                .list()
                .forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
    }

    @Test
    void runsADraftToItsEndAndSaysWhatItPassed() throws IOException {
        var draft = draft("generic-diagnose", "name=\"Investigate anomaly\"", "name=\"Investigate in pairs\"");

        var rehearsal = rehearsals.rehearse(draft, SYSTEM, "owner");

        assertThat(rehearsal.ended()).as(rehearsal.problem()).isTrue();
        assertThat(rehearsal.passed()).contains("Investigate in pairs");
        assertThat(rehearsals.last(draft))
                .hasValueSatisfying(kept -> assertThat(kept.passed()).isEqualTo(rehearsal.passed()));
        assertThat(timeline.of(ModelKind.PROCESS, draft.key()).get(0).text()).contains("came to an end");
    }

    @Test
    void isAnExerciseThatIsOverAfterwards() throws IOException {
        var draft = draft("generic-diagnose", "name=\"Investigate anomaly\"", "name=\"Investigate in pairs\"");

        var incident =
                incidents.require(rehearsals.rehearse(draft, SYSTEM, "owner").incidentId());

        assertThat(incident.exercise()).isTrue();
        assertThat(incident.status()).isEqualTo(Status.DISMISSED);
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(incident.id())
                        .count())
                .isZero();
        assertThat(draft.draft()).isTrue();
    }

    @Test
    void stopsWherePeopleMustApproveAndNamesWhatIsLeft() throws IOException {
        var draft = draft("generic-contain", "name=\"Plan containment\"", "name=\"Plan the containment\"");

        var rehearsal = rehearsals.rehearse(draft, SYSTEM, "owner");

        assertThat(rehearsal.stoppedAt()).contains("Approve actions");
        assertThat(rehearsal.problem()).contains("rehearsal");
        assertThat(rehearsal.passed()).contains("Plan the containment");
        assertThat(rehearsal.notReached()).isNotEmpty();
    }

    @Test
    void usesTheDecisionThatWasDeployedWithTheDraft() {
        var answer =
                new ModelerClient(port, "owner").deploy(DEPLOYMENT, Map.of("asking.bpmn", ASKING, "asked.dmn", ASKED));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        var draft = playbooks.versions(ModelKind.PROCESS, "asking").get(0);

        var rehearsal = rehearsals.rehearse(draft, SYSTEM, "owner");

        assertThat(rehearsal.ended()).as(rehearsal.problem()).isTrue();
        assertThat(rehearsal.passed()).contains("Ask");
    }

    @Test
    void standsNoOtherIncidentDown() {
        var real = incidents
                .open(new NewIncident("Real", "", IncidentType.OTHER, SYSTEM, "test", "test", null, null, false))
                .id();
        var meddling =
                ASKING.replace("asking", "meddling").replaceAll("<bpmn:businessRuleTask[^>]*/>", """
                        <bpmn:serviceTask id="businessRuleTask_ask" name="Meddle" camunda:delegateExpression="\\${requestStandDown}">
                          <bpmn:extensionElements><camunda:inputOutput>
                            <camunda:inputParameter name="incidentNumber">%s</camunda:inputParameter>
                            <camunda:inputParameter name="standDownReason">Because</camunda:inputParameter>
                          </camunda:inputOutput></bpmn:extensionElements>
                        </bpmn:serviceTask>""".formatted(real));
        var answer = new ModelerClient(port, "owner").deploy(DEPLOYMENT, Map.of("meddling.bpmn", meddling));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);

        var rehearsal = rehearsals.rehearse(
                playbooks.versions(ModelKind.PROCESS, "meddling").get(0), SYSTEM, "owner");

        assertThat(rehearsal.problem()).contains("stands down no other incident");
        assertThat(incidents.require(real).status()).isEqualTo(Status.DETECTED);
        incidents.transition(real, Status.DISMISSED, "The test is over");
    }

    @Test
    void isAskedForOnThePageByProcessOwnersOnly() throws IOException {
        var draft = draft("generic-diagnose", "name=\"Investigate anomaly\"", "name=\"Investigate in pairs\"");
        var page = "/playbooks/process/generic-diagnose";
        var path = page + "/versions/" + draft.version() + "/rehearsal";

        var forbidden = Caller.session(port, "commander").form("/systems", path, Map.of("system", SYSTEM));
        assertThat(forbidden.statusCode()).isEqualTo(403);
        var owner = Caller.session(port, "owner");
        assertThat(owner.form(page, path, Map.of("system", "no-such-system")).statusCode())
                .isEqualTo(400);
        assertThat(owner.form(page, path, Map.of("system", SYSTEM)).statusCode())
                .isEqualTo(302);

        assertThat(owner.get(page).body()).contains("It came to an end.", "✓ Investigate in pairs");
    }

    @Test
    void rehearsesProcessesOnly() {
        var decision = playbooks.versions(ModelKind.DECISION, "service-levels").get(0);

        assertThatThrownBy(() -> rehearsals.rehearse(decision, SYSTEM, "owner")).hasMessageContaining("only processes");
    }

    private ModelVersion draft(String key, String before, String after) throws IOException {
        var model = Files.readString(Path.of("processes/playbooks/generic.bpmn"));
        assertThat(model).contains(before);
        var answer = new ModelerClient(port, "owner")
                .deploy(DEPLOYMENT, Map.of("generic.bpmn", model.replace(before, after)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return playbooks.versions(ModelKind.PROCESS, key).get(0);
    }
}
