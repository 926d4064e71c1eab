package dev.quell.process;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.quell.engine.ModelKind;
import dev.quell.incident.IncidentType;
import dev.quell.incident.Timeline;
import dev.quell.playbook.ModelVersion;
import dev.quell.playbook.ModelVersion.State;
import dev.quell.playbook.Playbooks;
import dev.quell.testing.Caller;
import dev.quell.testing.IntegrationTest;
import dev.quell.testing.ModelerClient;
import dev.quell.testing.ProcessDriver;
import dev.quell.testing.neighbours.Axe;
import dev.quell.testing.neighbours.Chromium;
import dev.quell.testing.neighbours.NeighbourTest;
import dev.quell.testing.neighbours.QuellPage;
import dev.quell.testing.neighbours.TasklistPage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The owner of the shipped playbook for model drift adds a step with a form to it, and people take it into use and back in their browsers. */
@NeighbourTest
class ChangedPlaybookTest extends IntegrationTest {

    private static final String PLAYBOOK = "model-drift-diagnose";
    private static final String PAGE = "/playbooks/process/" + PLAYBOOK;
    private static final String DEPLOYMENT = "changed playbook test";
    private static final String BY_HAND = "userTask_compareDistributionsByHand";
    private static final String NEW_STEP = "userTask_askDataOwner";
    private static final String NEW_NAME = "Ask the owner of the data";
    private static final String FLOW =
            "<bpmn:sequenceFlow id=\"flow_compareMetricsToListRecentChanges\" sourceRef=\"serviceTask_compareMetrics\" targetRef=\"serviceTask_listRecentChanges\" />";

    private static final String STEP = """
            <bpmn:sequenceFlow id="flow_compareMetricsToListRecentChanges" sourceRef="serviceTask_compareMetrics" targetRef="userTask_askDataOwner" />
            <bpmn:sequenceFlow id="flow_askDataOwnerToListRecentChanges" sourceRef="userTask_askDataOwner" targetRef="serviceTask_listRecentChanges" />
            <bpmn:userTask id="userTask_askDataOwner" name="Ask the owner of the data" camunda:formRef="ask-data-owner"
                camunda:formRefBinding="latest" camunda:candidateGroups="data-scientist" camunda:dueDate="${serviceLevel.dueAt(execution, 'manualAction')}">
              <bpmn:documentation>Whoever owns the data may know why it has changed.</bpmn:documentation>
              <bpmn:extensionElements>
                <camunda:properties><camunda:property name="role" value="data-scientist" /></camunda:properties>
              </bpmn:extensionElements>
            </bpmn:userTask>""";

    private static final String SHAPES = """
            <bpmndi:BPMNShape id="userTask_askDataOwner_di" bpmnElement="userTask_askDataOwner"><dc:Bounds x="800" y="240" width="120" height="80" /></bpmndi:BPMNShape>
            <bpmndi:BPMNEdge id="flow_askDataOwnerToListRecentChanges_di" bpmnElement="flow_askDataOwnerToListRecentChanges"><di:waypoint x="920" y="260" /><di:waypoint x="990" y="212" /></bpmndi:BPMNEdge>
            <bpmndi:BPMNShape id="serviceTask_listRecentChanges_di\"""";

    private static final String FORM = """
            {"type": "default", "id": "ask-data-owner", "schemaVersion": 16, "executionPlatform": "Camunda Platform",
             "executionPlatformVersion": "7.22.0", "components": [
              {"type": "textarea", "id": "field_answer", "key": "dataOwnerAnswer", "label": "What does the owner of the data say?",
               "validate": {"required": true, "maxLength": 2000}}]}""";

    private static Chromium chromium;

    @LocalServerPort
    private int port;

    @Autowired
    private ProcessDriver driver;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private Playbooks playbooks;

    @Autowired
    private Timeline record;

    private ResponseFixture response;
    private ModelVersion shipped;

    @BeforeAll
    static void startBrowser() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void closeBrowser() {
        chromium.close();
    }

    @BeforeEach
    void whatIsReleased(@Autowired BeanFactory beans) {
        response = new ResponseFixture(beans);
        shipped = playbooks.versions(ModelKind.PROCESS, PLAYBOOK).stream()
                .filter(version -> version.state() == State.RELEASED)
                .findFirst()
                .orElseThrow();
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
    void isRehearsedApprovedBySomebodyElseUsedByTheNextIncidentAndTakenBack() throws IOException {
        var running = diagnosed();
        var draft = deployedFromModeler();
        assertThat(versionOf(diagnosed())).as("an incident while it is a draft").isEqualTo(shipped.version());

        var owner = QuellPage.open(chromium.newPerson(base()), "owner", PAGE);
        seesWhatWouldChange(owner);
        rehearses(owner);
        asksForRelease("admin", draft);
        readsTheOtherPages(owner);
        var release = releaseTask();
        nobodyWhoTookPartApproves(release);
        approves("commander", release);

        var next = diagnosed();
        assertThat(versionOf(next)).as("the next incident").isEqualTo(draft.version());
        assertThat(versionOf(running)).as("the running incident").isEqualTo(shipped.version());
        var further = diagnosed();
        driver.complete(further, BY_HAND, Map.of("driftSummary", "A hundred times higher"));
        driver.task(further, NEW_STEP);

        goesBack(owner);
        assertThat(versionOf(diagnosed())).as("after going back").isEqualTo(shipped.version());
        movesWhatCanBeMoved(next, further);
    }

    private ModelVersion deployedFromModeler() throws IOException {
        var model = Files.readString(Path.of("processes/playbooks/model-drift.bpmn"));
        assertThat(model).contains(FLOW, "<bpmndi:BPMNShape id=\"serviceTask_listRecentChanges_di\"");
        var changed = model.replace(FLOW, STEP)
                .replace("<bpmndi:BPMNShape id=\"serviceTask_listRecentChanges_di\"", SHAPES)
                .replace(
                        "<bpmn:incoming>flow_compareMetricsToListRecentChanges</bpmn:incoming>",
                        "<bpmn:incoming>flow_askDataOwnerToListRecentChanges</bpmn:incoming>");
        var answer = new ModelerClient(port, "owner")
                .deploy(DEPLOYMENT, Map.of("model-drift.bpmn", changed, "ask-data-owner.form", FORM));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return playbooks.versions(ModelKind.PROCESS, PLAYBOOK).get(0);
    }

    private static void seesWhatWouldChange(Page page) {
        var row = page.locator("tr[data-element=" + NEW_STEP + "]");
        assertThat(row).containsText("+ added");
        assertThat(row).containsText(NEW_NAME);
        assertThat(page.locator(".process-sign.added").first()).isVisible();
        assertThat(page.locator("#findings")).not().containsText("there is no form");
        assertThat(page.locator("#findings")).containsText("nobody looks at the answers again");
        Axe.assertNothingSeriousInLightAndDark(page, "a draft");
        QuellPage.picture(page, "changed-playbook");
    }

    private static void readsTheOtherPages(Page page) {
        page.reload();
        assertThat(page.getByText("asked for its release").first()).isVisible();
        Axe.assertNothingSeriousInLightAndDark(page, "a draft that waits for its release");
        for (var path : List.of("/playbooks", "/playbooks/form/ask-data-owner", "/playbooks/decision/service-levels")) {
            page.navigate(path);
            Axe.assertNothingSeriousInLightAndDark(page, path);
        }
    }

    private static void rehearses(Page page) {
        page.getByLabel("For the AI system").selectOption("demand-forecast");
        page.getByText("Rehearse", new Page.GetByTextOptions().setExact(true)).click();
        var rehearsal = page.locator("#rehearsal");
        assertThat(rehearsal).containsText("It came to an end.");
        assertThat(rehearsal).containsText("✓ " + NEW_NAME);
        Axe.assertNothingSeriousInLightAndDark(page, "a draft that was rehearsed");
    }

    private void asksForRelease(String user, ModelVersion draft) {
        var asked = Caller.session(port, user)
                .form(
                        PAGE,
                        PAGE + "/versions/" + draft.version() + "/release",
                        Map.of("note", "The owner often knows"));
        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(302);
    }

    private String releaseTask() {
        var release = runtime.createProcessInstanceQuery().processDefinitionKey("release-playbook").list().stream()
                .map(instance -> instance.getBusinessKey())
                .max((one, other) ->
                        one.length() == other.length() ? one.compareTo(other) : one.length() - other.length())
                .orElseThrow();
        return driver.task(release, "userTask_approveRelease").getId();
    }

    /** By no door: the form of Tasklist, the task itself, on either interface. */
    private void nobodyWhoTookPartApproves(String task) {
        var answer =
                "{\"variables\":{\"releaseDecision\":{\"value\":\"approve\"},\"releaseWhen\":{\"value\":\"now\"}}}";
        for (var user : List.of("owner", "admin")) {
            var browser = Caller.session(port, user).inWebapps();
            for (var way : List.of("submit-form", "complete")) {
                var refused = Caller.basic(port, user).post("/engine-rest/task/" + task + "/" + way, answer);
                assertThat(refused.statusCode()).as(user + " " + way).isEqualTo(403);
                assertThat(refused.body()).contains("A second person approves a release");
                var inTasklist = browser.post("/camunda/api/engine/engine/default/task/" + task + "/" + way, answer);
                assertThat(inTasklist.statusCode())
                        .as(user + " in Tasklist, " + way)
                        .isEqualTo(403);
                assertThat(inTasklist.body()).contains("A second person approves a release");
            }
        }
    }

    private void approves(String user, String task) {
        TasklistPage.open(chromium, URI.create(base()), user, task)
                .sees(NEW_NAME)
                .sees("nobody looks at the answers again")
                .opensBesideTheForm("See the differences", "Model drift")
                .choose("Release it: new incidents use it")
                .picture("approve-release")
                .complete();
    }

    private void goesBack(Page page) {
        page.navigate(PAGE + "?version=" + shipped.version());
        Axe.assertNothingSeriousInLightAndDark(page, "a version that was released before");
        page.getByLabel("Why back to this version?").fill("The owner was never there");
        page.getByText("Back to version " + shipped.version()).click();
        assertThat(page.locator("#shown-title")).containsText("released");
        assertThat(page.locator(".timeline")).containsText("The owner was never there");
    }

    /** One stands at a step of both versions, the other where only the version from Modeler has one. */
    private void movesWhatCanBeMoved(String next, String further) {
        var page = QuellPage.open(chromium.newPerson(base()), "commander", PAGE);
        page.getByLabel("See what moving " + further + " would mean").click();
        assertThat(page.locator(".note.bad")).containsText(NEW_STEP);
        Axe.assertNothingSeriousInLightAndDark(page, "a move that is not possible");
        assertThat(page.getByText("Move it", new Page.GetByTextOptions().setExact(true)))
                .hasCount(0);

        page.navigate(PAGE);
        page.getByLabel("See what moving " + next + " would mean").click();
        assertThat(page.getByText("Not in the released version: 1")).isVisible();
        assertThat(page.getByText(NEW_NAME).first()).isVisible();
        Axe.assertNothingSeriousInLightAndDark(page, "a move");
        QuellPage.picture(page, "move-incident");
        page.getByLabel("Why?").fill("Back to what we know");
        page.getByText("Move it", new Page.GetByTextOptions().setExact(true)).click();
        page.waitForURL("**/incidents/" + next);

        assertThat(versionOf(next)).isEqualTo(shipped.version());
        assertThat(record.of(next))
                .filteredOn(entry -> entry.kind().equals("incident.processMoved"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.actor()).isEqualTo("commander"));
        driver.complete(next, BY_HAND, Map.of("driftSummary", "A hundred times higher"));
        driver.task(next, "userTask_listRecentChangesByHand");
    }

    /** An incident whose diagnosis waits for a person, because nothing can be read. */
    private String diagnosed() {
        var incident = response.unreadable();
        Map<String, Object> variables = new HashMap<>();
        variables.put("incidentId", incident.id());
        variables.put("incidentType", IncidentType.MODEL_DRIFT.key());
        variables.put("systemId", incident.systemId());
        variables.put("title", incident.title());
        variables.put("exercise", false);
        runtime.startProcessInstanceByKey("detection-and-analysis", incident.id(), variables);
        driver.runJobs(incident.id());
        driver.task(incident.id(), BY_HAND);
        return incident.id();
    }

    private int versionOf(String incident) {
        var definitions = driver.instances(incident).stream()
                .map(instance -> repository.getProcessDefinition(instance.getProcessDefinitionId()))
                .filter(definition -> definition.getKey().equals(PLAYBOOK))
                .toList();
        assertThat(definitions).hasSize(1);
        return definitions.get(0).getVersion();
    }

    private String base() {
        return "http://localhost:" + port;
    }
}
