package dev.quell.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quell.testing.Caller;
import dev.quell.testing.IntegrationTest;
import dev.quell.testing.ModelerClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What a process owner deploys is used by nobody until it is released. */
class ReleasesTest extends IntegrationTest {

    private static final String MODEL = """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
                xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC"
                xmlns:di="http://www.omg.org/spec/DD/20100524/DI" id="definitions" targetNamespace="test">
              <message id="message" name="%1$s.begun"/>
              <process id="%1$s" name="%2$s" isExecutable="true" camunda:historyTimeToLive="P1D">
                <startEvent id="begun"><outgoing>a</outgoing><timerEventDefinition><timeDuration>P3650D</timeDuration></timerEventDefinition></startEvent>
                <startEvent id="told"><outgoing>b</outgoing><messageEventDefinition messageRef="message"/></startEvent>
                <sequenceFlow id="a" sourceRef="begun" targetRef="step"/>
                <sequenceFlow id="b" sourceRef="told" targetRef="step"/>
                <userTask id="step" name="%2$s" camunda:formRef="%1$s" camunda:formRefBinding="latest"
                    camunda:candidateGroups="it-operations" camunda:dueDate="PT1H"/>
              </process>
              <bpmndi:BPMNDiagram id="diagram"><bpmndi:BPMNPlane id="plane" bpmnElement="%1$s">
                <bpmndi:BPMNShape id="begun_di" bpmnElement="begun"><dc:Bounds x="0" y="22" width="36" height="36"/></bpmndi:BPMNShape>
                <bpmndi:BPMNShape id="told_di" bpmnElement="told"><dc:Bounds x="0" y="122" width="36" height="36"/></bpmndi:BPMNShape>
                <bpmndi:BPMNShape id="step_di" bpmnElement="step"><dc:Bounds x="100" y="0" width="100" height="80"/></bpmndi:BPMNShape>
                <bpmndi:BPMNEdge id="a_di" bpmnElement="a"><di:waypoint x="36" y="40"/><di:waypoint x="100" y="40"/></bpmndi:BPMNEdge>
                <bpmndi:BPMNEdge id="b_di" bpmnElement="b"><di:waypoint x="36" y="140"/><di:waypoint x="100" y="60"/></bpmndi:BPMNEdge>
              </bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
            </definitions>
            """;

    /** Calls the released version, and says who sends the message that begins it. */
    private static final String CALLER = """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
                targetNamespace="test">
              <message id="message" name="%1$s.begun"/>
              <process id="%1$s-caller" isExecutable="true" camunda:historyTimeToLive="P1D">
                <startEvent id="begun"><outgoing>a</outgoing></startEvent>
                <sequenceFlow id="a" sourceRef="begun" targetRef="call"/>
                <callActivity id="call" calledElement="%1$s"/>
                <sequenceFlow id="b" sourceRef="call" targetRef="tell"/>
                <intermediateThrowEvent id="tell">
                  <messageEventDefinition messageRef="message" camunda:delegateExpression="${compareVersions}"/>
                </intermediateThrowEvent>
              </process>
            </definitions>
            """;

    private static final String DECISION = """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="test"
                xmlns:camunda="http://camunda.org/schema/1.0/dmn">
              <decision id="%s" name="d" camunda:historyTimeToLive="P1D">
                <variable id="v" name="v"/><literalExpression id="e"><text>"%s"</text></literalExpression>
              </decision>
            </definitions>
            """;

    private static final String FORM = """
            {"id": "%s", "type": "default", "schemaVersion": 16, "components": [{"type": "text", "text": "%s"}]}""";

    @LocalServerPort
    private int port;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ManagementService management;

    @Autowired
    private TaskService tasks;

    @Autowired
    private FormService forms;

    @Autowired
    private DecisionService decisions;

    @Autowired
    private HistoryService history;

    @Autowired
    private Releases releases;

    @Autowired
    private ReleaseSwitch releaseSwitch;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    private final String key = "released-" + UUID.randomUUID();

    @BeforeEach
    void deployTheFirstVersionAsQuellDoes() {
        repository
                .createDeployment()
                .addString(key + ".bpmn", MODEL.formatted(key, "first"))
                .addString(key + ".dmn", DECISION.formatted(key, "first"))
                .addString(key + ".form", FORM.formatted(key, "first"))
                .deploy();
        deployCallerOf(key);
    }

    @Test
    void aVersionFromModelerIsUsedByNothing() {
        deployAsOwner("second");

        assertEverythingUses("first");
    }

    @Test
    void aReleasedVersionIsUsedByEverythingAndWhatRunsStaysOnItsOwn() {
        var running = runtime.startProcessInstanceByKey(key);
        deployAsOwner("second");

        releaseAllOf("second");

        assertEverythingUses("second");
        assertThat(tasks.createTaskQuery()
                        .processInstanceId(running.getId())
                        .singleResult()
                        .getName())
                .isEqualTo("first");
    }

    @Test
    void theVersionBeforeCanBeUsedAgain() {
        deployAsOwner("second");
        releaseAllOf("second");

        releaseAllOf("first");

        assertEverythingUses("first");
    }

    @Test
    void versionsGoOnCountingOverDrafts() {
        deployAsOwner("second");
        deployAsOwner("third");

        assertThat(repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey(key)
                        .list())
                .extracting(ProcessDefinition::getVersion)
                .containsExactlyInAnyOrder(1, 2, 3);
        assertEverythingUses("first");
    }

    @Test
    void nobodyStartsADraftByItsId() {
        deployAsOwner("second");
        var path = "/engine-rest/process-definition/" + processOf("second") + "/";

        for (var way : new String[] {"start", "submit-form"}) {
            var answer = Caller.basic(port, "admin").post(path + way, "{}");
            assertThat(answer.statusCode()).as(way).isEqualTo(409);
            assertThat(answer.body()).contains("is a draft: ask for its release");
        }
    }

    @Test
    void nobodyMovesWhatRunsToADraft() {
        var running = runtime.startProcessInstanceByKey(key);
        deployAsOwner("second");
        var plan = """
                {"processInstanceIds": ["%s"], "migrationPlan": {"sourceProcessDefinitionId": "%s",
                "targetProcessDefinitionId": "%s", "instructions": [{"sourceActivityIds": ["step"], "targetActivityIds": ["step"]}]}}""".formatted(running.getId(), processOf("first"), processOf("second"));

        var answer = Caller.basic(port, "admin").post("/engine-rest/migration/execute", plan);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(409);
        assertThat(answer.body()).contains("is a draft: ask for its release");
        assertThat(Caller.basic(port, "owner")
                        .post("/engine-rest/migration/execute", plan)
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void nobodyStartsAnEndedProcessAgainAsADraft() {
        deployAsOwner("second");
        var ended = runtime.startProcessInstanceById(processOf("second"));
        runtime.deleteProcessInstance(ended.getId(), "over");
        var restart =
                "{\"processInstanceIds\": [\"%s\"], \"instructions\": [{\"type\": \"startBeforeActivity\", \"activityId\": \"step\"}]}"
                        .formatted(ended.getId());

        var answer = Caller.basic(port, "admin")
                .post("/engine-rest/process-definition/" + processOf("second") + "/restart", restart);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(409);
        assertThat(runtime.createProcessInstanceQuery()
                        .processDefinitionId(processOf("second"))
                        .count())
                .isZero();
    }

    @Test
    void whatIsNewIsUnknownUntilItIsReleased() {
        var fresh = "fresh-" + UUID.randomUUID();
        deployCallerOf(fresh);
        var answer = new ModelerClient(port, "owner")
                .deploy(
                        "new",
                        Map.of(
                                fresh + ".bpmn", MODEL.formatted(fresh, "new"),
                                fresh + ".form", FORM.formatted(fresh, "new")));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);

        assertThatThrownBy(() -> runtime.startProcessInstanceByKey(fresh)).hasMessageContaining(fresh);
        assertThatThrownBy(() -> runtime.startProcessInstanceByMessage(fresh + ".begun"))
                .hasMessageContaining(fresh);
        assertThat(repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey(fresh)
                        .latestVersion()
                        .count())
                .isZero();
    }

    @Test
    void aDraftThatIsDeletedTakesNothingAlong() {
        deployAsOwner("second");
        var draft = repository.getProcessDefinition(processOf("second")).getDeploymentId();

        var answer = Caller.basic(port, "admin").sendJson("DELETE", "/engine-rest/deployment/" + draft, "");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
        assertEverythingUses("first");
    }

    @Test
    void whatWasNeverReleasedCanBeDeletedAndItsOlderDraftsStartNothing() {
        var fresh = "fresh-" + UUID.randomUUID();
        deployCallerOf(fresh);
        for (var label : new String[] {"one", "two"}) {
            var deployed = new ModelerClient(port, "owner")
                    .deploy(
                            fresh + label,
                            Map.of(
                                    fresh + ".bpmn", MODEL.formatted(fresh, label),
                                    fresh + ".form", FORM.formatted(fresh, label)));
            assertThat(deployed.statusCode()).as(deployed.body()).isEqualTo(200);
        }
        var newest = repository
                .createDeploymentQuery()
                .deploymentName(fresh + "two")
                .singleResult()
                .getId();

        var answer = Caller.basic(port, "admin").sendJson("DELETE", "/engine-rest/deployment/" + newest, "");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
        assertThatThrownBy(() -> runtime.startProcessInstanceByMessage(fresh + ".begun"))
                .hasMessageContaining(fresh);
    }

    @Test
    void aReleasedVersionThatIsDeletedLeavesTheOneBeforeIt() {
        deployAsOwner("second");
        releaseAllOf("second");

        delete("second");

        assertEverythingUses("first");
    }

    @Test
    void aReleasedVersionThatIsDeletedLeavesTheOneReleasedBeforeItAndNoDraft() {
        deployAsOwner("second");
        deployAsOwner("third");
        releaseAllOf("third");

        delete("third");

        assertEverythingUses("first");
    }

    @Test
    void aVersionThatWasGoneBackToAndIsDeletedLeavesTheNewerOne() {
        deployAsOwner("second");
        releaseAllOf("second");
        releaseAllOf("first");

        delete("first");

        assertEverythingUses("second");
    }

    @Test
    void versionsThatAreDeletedTogetherLeaveTheOneReleasedBeforeThem() {
        for (var label : new String[] {"second", "third"}) {
            deployAsOwner(label);
            releaseAllOf(label);
        }

        repository
                .deleteProcessDefinitions()
                .byIds(processOf("second"), processOf("third"))
                .cascade()
                .delete();

        assertStartsWith("first");
    }

    @Test
    void onADatabaseFromBeforeTheNewestVersionIsTheReleasedOne() {
        deployAsOwner("second");
        var second = processOf("second");

        transaction.executeWithoutResult(status -> {
            jdbc.sql("alter table quell.release disable trigger user").update();
            jdbc.sql("delete from quell.release").update();
            releases.adopt("quell");
            assertThat(releases.released(ModelKind.PROCESS, key)).contains(second);
            status.setRollbackOnly();
        });
        assertThat(releases.released(ModelKind.PROCESS, key)).contains(processOf("first"));
    }

    private void deployCallerOf(String called) {
        repository
                .createDeployment()
                .addString("caller.bpmn", CALLER.formatted(called))
                .deploy();
    }

    private void deployAsOwner(String label) {
        var answer = new ModelerClient(port, "owner")
                .deploy(
                        key + " " + label,
                        Map.of(
                                key + ".bpmn", MODEL.formatted(key, label),
                                key + ".dmn", DECISION.formatted(key, label),
                                key + ".form", FORM.formatted(key, label)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private void releaseAllOf(String label) {
        var deployment = repository.getProcessDefinition(processOf(label)).getDeploymentId();
        releaseSwitch.use(ModelKind.PROCESS, processOf(label), "owner");
        releaseSwitch.use(
                ModelKind.DECISION,
                repository
                        .createDecisionDefinitionQuery()
                        .deploymentId(deployment)
                        .singleResult()
                        .getId(),
                "owner");
        var form = jdbc.sql("select id_ from act_re_camformdef where deployment_id_ = :deployment")
                .param("deployment", deployment)
                .query(String.class)
                .single();
        releaseSwitch.use(ModelKind.FORM, form, "owner");
    }

    private void delete(String label) {
        repository.deleteDeployment(
                repository.getProcessDefinition(processOf(label)).getDeploymentId(), true);
    }

    private String processOf(String label) {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(key)
                .processDefinitionName(label)
                .singleResult()
                .getId();
    }

    private void assertStartsWith(String label) {
        assertThat(taskOf(runtime.startProcessInstanceByKey(key))).isEqualTo(label);
        assertThat(taskOf(runtime.startProcessInstanceByMessage(key + ".begun")))
                .isEqualTo(label);
        assertThat(management
                        .createJobQuery()
                        .processDefinitionKey(key)
                        .timers()
                        .list())
                .singleElement()
                .satisfies(timer -> assertThat(timer.getProcessDefinitionId()).isEqualTo(processOf(label)));
    }

    private void assertEverythingUses(String label) {
        assertStartsWith(label);
        var caller = runtime.startProcessInstanceByKey(key + "-caller");
        assertThat(taskOf(runtime.createProcessInstanceQuery()
                        .superProcessInstanceId(caller.getId())
                        .singleResult()))
                .isEqualTo(label);
        var business = UUID.randomUUID().toString();
        var answer = Caller.basic(port, "admin")
                .post(
                        "/engine-rest/process-definition/key/" + key + "/start",
                        "{\"businessKey\":\"" + business + "\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(history.createHistoricProcessInstanceQuery()
                        .processInstanceBusinessKey(business)
                        .singleResult()
                        .getProcessDefinitionName())
                .isEqualTo(label);
        assertTasklistOffersOnly(label);
        assertThat(decisions
                        .evaluateDecisionByKey(key)
                        .evaluate()
                        .getSingleResult()
                        .<String>getSingleEntry())
                .isEqualTo(label);
        assertThat(formOf(runtime.startProcessInstanceByKey(key))).contains(label);
    }

    /** As Tasklist asks for what can be started. */
    private void assertTasklistOffersOnly(String label) {
        var offered = Caller.basic(port, "admin")
                .get(
                        "/engine-rest/process-definition?maxResults=15&firstResult=0&latest=true&active=true&startableInTasklist=true&key="
                                + key);
        assertThat(offered.body()).contains("\"name\":\"" + label + "\"").containsOnlyOnce("\"key\":");
    }

    private String taskOf(ProcessInstance instance) {
        return tasks.createTaskQuery()
                .processInstanceId(instance.getId())
                .singleResult()
                .getName();
    }

    private String formOf(ProcessInstance instance) {
        var task = tasks.createTaskQuery().processInstanceId(instance.getId()).singleResult();
        try (var form = forms.getDeployedTaskForm(task.getId())) {
            return new String(form.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
