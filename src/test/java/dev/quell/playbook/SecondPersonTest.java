package dev.quell.playbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quell.engine.ModelKind;
import dev.quell.playbook.ReleaseRequest.Status;
import dev.quell.testing.Caller;
import dev.quell.testing.IntegrationTest;
import dev.quell.testing.ModelerClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Ways past the second person whom a release needs. */
class SecondPersonTest extends IntegrationTest {

    private static final String DEPLOYMENT = "second person test";
    private static final String PLAYBOOK = "generic-diagnose";
    private static final String SHORTCUT = """
            <?xml version="1.0" encoding="UTF-8"?>
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC"
                xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
                id="definitions_shortcut" targetNamespace="https://quell.dev/processes">
              <bpmn:process id="shortcut" name="Shortcut" isExecutable="true" camunda:historyTimeToLive="P1D">
                <bpmn:startEvent id="startEvent_begun" name="Begun" />
                <bpmn:serviceTask id="serviceTask_%1$s" name="Shorten" camunda:delegateExpression="${%1$s}">
                  <bpmn:extensionElements>
                    <camunda:inputOutput>
                      <camunda:inputParameter name="releaseRequest">%2$d</camunda:inputParameter>
                      <camunda:inputParameter name="releaseDecision">approve</camunda:inputParameter>
                    </camunda:inputOutput>
                  </bpmn:extensionElements>
                </bpmn:serviceTask>
                <bpmn:endEvent id="endEvent_over" name="Over" />
                <bpmn:sequenceFlow id="flow_begun" sourceRef="startEvent_begun" targetRef="serviceTask_%1$s" />
                <bpmn:sequenceFlow id="flow_over" sourceRef="serviceTask_%1$s" targetRef="endEvent_over" />
              </bpmn:process>
              <bpmndi:BPMNDiagram id="diagram">
                <bpmndi:BPMNPlane id="plane" bpmnElement="shortcut">
                  <bpmndi:BPMNShape id="a" bpmnElement="startEvent_begun"><dc:Bounds x="0" y="22" width="36" height="36" /></bpmndi:BPMNShape>
                  <bpmndi:BPMNShape id="b" bpmnElement="serviceTask_%1$s"><dc:Bounds x="100" y="0" width="100" height="80" /></bpmndi:BPMNShape>
                  <bpmndi:BPMNShape id="c" bpmnElement="endEvent_over"><dc:Bounds x="300" y="22" width="36" height="36" /></bpmndi:BPMNShape>
                  <bpmndi:BPMNEdge id="d" bpmnElement="flow_begun"><di:waypoint x="36" y="40" /><di:waypoint x="100" y="40" /></bpmndi:BPMNEdge>
                  <bpmndi:BPMNEdge id="e" bpmnElement="flow_over"><di:waypoint x="200" y="40" /><di:waypoint x="300" y="40" /></bpmndi:BPMNEdge>
                </bpmndi:BPMNPlane>
              </bpmndi:BPMNDiagram>
            </bpmn:definitions>
            """;

    @LocalServerPort
    private int port;

    @Autowired
    private Playbooks playbooks;

    @Autowired
    private PlaybookReleases releases;

    @Autowired
    private Rehearsals rehearsals;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private TaskService tasks;

    private ReleaseRequest request;
    private ModelVersion draft;

    @BeforeEach
    void aReleaseHasBeenAskedFor() throws IOException {
        var model = Files.readString(Path.of("processes/playbooks/generic.bpmn"))
                .replace("name=\"Investigate anomaly\"", "name=\"Investigate alone\"");
        draft = deploy("generic.bpmn", model, PLAYBOOK);
        request = releases.ask(draft, "owner", "");
    }

    @AfterEach
    void removeWhatWasDeployed() {
        repository
                .createDeploymentQuery()
                .deploymentName(DEPLOYMENT)
                .list()
                .forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
    }

    @Test
    void aRehearsalApprovesNothing() {
        var shortcut = deploy("shortcut.bpmn", SHORTCUT.formatted("recordReleaseDecision", request.id()), "shortcut");

        var rehearsal = rehearsals.rehearse(shortcut, "demand-forecast", "owner");

        assertThat(rehearsal.problem()).contains("No release was asked for here");
        assertItStillWaits();
    }

    @Test
    void aRehearsalReleasesNothing() {
        var shortcut = deploy("shortcut.bpmn", SHORTCUT.formatted("releaseVersion", request.id()), "shortcut");

        var rehearsal = rehearsals.rehearse(shortcut, "demand-forecast", "owner");

        assertThat(rehearsal.problem()).contains("No release was asked for here");
        assertItStillWaits();
    }

    @Test
    void whatIsNotApprovedIsNotReleased() {
        assertThatThrownBy(() -> releases.activate(request.id())).hasMessageContaining("is not approved");

        assertItStillWaits();
    }

    @Test
    void nobodyIsNoSecondPerson() {
        var task = task();

        assertThatThrownBy(
                        () -> tasks.complete(task.getId(), Map.of("releaseDecision", "approve", "releaseWhen", "now")))
                .hasMessageContaining("A person who is logged in");

        assertItStillWaits();
    }

    @Test
    void whatTheTaskShowsIsNotChangedByWhoMayTakeIt() {
        var path = "/engine-rest/task/" + task().getId();
        var owner = Caller.basic(port, "owner");
        var other = "{\"value\": 4711, \"type\": \"Long\"}";

        for (var kind : new String[] {"variables", "localVariables"}) {
            assertThat(owner.sendJson("PUT", path + "/" + kind + "/releaseRequest", other)
                            .statusCode())
                    .as(kind)
                    .isEqualTo(403);
            assertThat(owner.post(path + "/" + kind, "{\"modifications\": {\"releaseRequest\": " + other + "}}")
                            .statusCode())
                    .as(kind)
                    .isEqualTo(403);
        }
        for (var way : new String[] {"resolve", "bpmnError", "bpmnEscalation"}) {
            assertThat(owner.post(path + "/" + way, "{\"variables\": {\"releaseRequest\": " + other + "}}")
                            .statusCode())
                    .as(way)
                    .isEqualTo(403);
        }
        assertThat(tasks.getVariable(task().getId(), "releaseRequest")).isEqualTo(request.id());
    }

    private void assertItStillWaits() {
        assertThat(playbooks.openRequest(draft))
                .hasValueSatisfying(open -> assertThat(open.status()).isEqualTo(Status.ASKED));
        assertThat(playbooks.versions(ModelKind.PROCESS, PLAYBOOK).get(0).draft())
                .isTrue();
    }

    private Task task() {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey("release-" + request.id())
                .singleResult();
    }

    private ModelVersion deploy(String file, String model, String key) {
        var answer = new ModelerClient(port, "owner").deploy(DEPLOYMENT, Map.of(file, model));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return playbooks.versions(ModelKind.PROCESS, key).get(0);
    }
}
