package dev.quell.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quell.automation.Approval;
import dev.quell.automation.ApprovalStatus;
import dev.quell.automation.Approvals;
import dev.quell.incident.Evidence;
import dev.quell.incident.EvidenceStore;
import dev.quell.incident.Incident;
import dev.quell.incident.IncidentRoles;
import dev.quell.incident.IncidentType;
import dev.quell.incident.Status;
import dev.quell.incident.Timeline;
import dev.quell.incident.TimelineEntry;
import dev.quell.inventory.DriftSettings;
import dev.quell.shared.Role;
import dev.quell.shared.Sha256;
import dev.quell.testing.FlowNodeRecorder;
import dev.quell.testing.IntegrationTest;
import dev.quell.testing.ProcessDriver;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** The phase, and the preservation of evidence that it begins with. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ContainmentAndEradicationTest extends IntegrationTest {

    private static final String PHASE = "containment-and-eradication";
    private static final Map<String, Object> RATIFIED =
            Map.of("ratification", "ratified", "ratificationReason", "Waiting would have cost more");
    private static final String RATIFY = "userTask_ratifyBreakGlass";

    @Autowired
    ProcessDriver driver;

    @Autowired
    EvidenceStore evidence;

    @Autowired
    Approvals approvals;

    @Autowired
    TaskService tasks;

    ResponseFixture response;
    Incident incident;

    @BeforeEach
    void aTriagedIncident(@Autowired BeanFactory beans) {
        response = new ResponseFixture(beans);
        incident = response.triaged(IncidentType.MODEL_DRIFT);
    }

    @Test
    void freezesTheEvidenceContainsAndRemovesTheCause() {
        contain("t-engineer");
        response.approve(incident.id(), "t-commander");
        assertThat(response.status(incident)).isEqualTo(Status.CONTAINED);

        eradicate();

        assertThat(response.ended(incident)).isTrue();
        assertThat(response.status(incident)).isEqualTo(Status.ERADICATED);
    }

    @Test
    void freezesRegistryPipelinesAndMetricsWithTheirHashBeforeAnythingIsChanged() {
        contain("t-engineer");

        assertThat(response.outside.alias(incident)).isEqualTo("6");
        assertThat(evidence.of(incident.id()))
                .extracting(Evidence::name)
                .contains("registry-state.json", "metrics.json");
        assertThat(evidence.of(incident.id()))
                .allSatisfy(frozen -> assertThat(frozen.sha256())
                        .isEqualTo(Sha256.hex(evidence.content(incident.id(), frozen.id()))));
    }

    @Test
    void asksAPersonForTheEvidenceThatCannotBeRead() {
        incident = response.triaged(IncidentType.MODEL_DRIFT, "no-such-connection");
        contain("t-engineer");

        assertThat(response.openTasks(incident)).containsExactly("userTask_collectEvidenceByHand");
        assertThat(response.variable(incident, "failureReason")).asString().contains("no-such-connection");
        assertThatThrownBy(() -> collect("metrics")).hasMessageContaining("takes one of");
        collect("registry-state");

        assertThat(evidence.of(incident.id()))
                .filteredOn(frozen -> frozen.name().equals("registry-state.by-hand.txt"))
                .extracting(Evidence::collectedBy)
                .containsExactly("t-security");
        assertThat(response.openTasks(incident)).containsExactly("userTask_reviseContainmentPlan");
    }

    @Test
    void asksAPersonForTheDataThatCannotBeReadAndRecordsWhy(@Autowired Timeline timeline) {
        var gone = new DriftSettings(DriftSettings.OBSERVATIONS, "gone.csv", Map.of(), null);
        incident = response.triaged(IncidentType.MODEL_DRIFT, "simulated", gone);
        contain("t-engineer");

        assertThat(response.openTasks(incident)).containsExactly("userTask_collectEvidenceByHand");
        assertThat(timeline.of(incident.id()))
                .filteredOn(entry -> entry.kind().equals("evidence.incomplete"))
                .extracting(TimelineEntry::summary)
                .singleElement()
                .asString()
                .startsWith("Evidence could not be frozen: current-window.csv: Window \"gone.csv\" does not exist");
        collect("current-window");

        assertThat(response.openTasks(incident)).containsExactly("userTask_approveActions");
    }

    @Test
    void keepsTheProposerFromApprovingHisOwnPlan() {
        contain("t-lead");

        assertThatThrownBy(() -> response.approve(incident.id(), "t-lead"))
                .hasMessageContaining("t-lead proposed this");
    }

    @Test
    void hasABrokenGlassRatifiedBySomebodyElse(@Autowired IncidentRoles roles) {
        roles.assign(incident.id(), Role.INCIDENT_COMMANDER, "t-commander");
        contain("t-engineer");
        response.decide(incident.id(), "t-commander", "breakGlass", "Loans are being refused wrongly right now");

        assertThat(response.status(incident)).isEqualTo(Status.CONTAINED);
        assertThat(driver.task(incident.id(), RATIFY).getAssignee()).isNull();
        assertThatThrownBy(() -> ratify("t-commander")).hasMessageContaining("t-commander broke the glass");
        eradicate();
        assertThat(response.status(incident)).isEqualTo(Status.CONTAINED);
        ratify("t-deputy");

        assertThat(response.status(incident)).isEqualTo(Status.ERADICATED);
        assertThat(response.kinds(incident)).contains("action.breakGlass", "action.ratified");
    }

    @Test
    void hasABrokenGlassRatifiedAlsoWhenAnotherPlanWasApprovedAfterwards() {
        contain("t-engineer");
        breakGlassInVain("t-commander");
        revisePlan();
        response.approve(incident.id(), "t-deputy");

        assertThat(response.status(incident)).isEqualTo(Status.CONTAINED);
        assertThat(driver.task(incident.id(), RATIFY).getAssignee()).isNull();
        eradicate();
        assertThat(response.status(incident)).isEqualTo(Status.CONTAINED);
        ratify("t-deputy");

        assertThat(response.status(incident)).isEqualTo(Status.ERADICATED);
        assertThat(approvals.toRatify(incident.id())).isEmpty();
    }

    @Test
    void hasEachBrokenGlassRatifiedBySomebodyElseThanWhoBrokeIt() {
        contain("t-engineer");
        breakGlassInVain("t-commander");
        revisePlan();
        response.decide(incident.id(), "t-deputy", "breakGlass", "It goes on refusing wrongly");
        eradicate();

        assertThatThrownBy(() -> ratify("t-commander", "t-commander")).hasMessageContaining("t-commander broke");
        assertThatThrownBy(() -> ratify("t-deputy", "t-deputy")).hasMessageContaining("t-deputy broke");
        ratify("t-commander", "t-deputy");
        assertThat(response.status(incident)).isEqualTo(Status.CONTAINED);
        ratify("t-deputy", "t-commander");

        assertThat(response.status(incident)).isEqualTo(Status.ERADICATED);
        assertThat(approvals.of(incident.id())).extracting(Approval::status).containsOnly(ApprovalStatus.RATIFIED);
    }

    @Test
    void showsWhoBrokeTheGlassWhenWhyAndWhatWasDone() {
        contain("t-engineer");
        response.decide(incident.id(), "t-commander", "breakGlass", "Loans are being refused wrongly right now");

        var shown = tasks.getVariables(driver.task(incident.id(), RATIFY).getId());
        assertThat(shown)
                .containsEntry("breakGlassBy", "t-commander")
                .containsEntry("breakGlassReason", "Loans are being refused wrongly right now");
        assertThat(shown.get("breakGlassAt")).asString().endsWith("UTC");
        assertThat(shown.get("breakGlassTable").toString())
                .contains("\"before\":\"alias champion, version 6\"", "\"status\":\"verified\"");
    }

    @Test
    void handsTheStandDownOfThePlaybookUpToTheSpine() {
        response.startCaught(PHASE, incident);
        documentRootCause("t-engineer");
        response.approveUntil(incident.id(), "t-commander", "serviceTask_verifyContainment");

        response.standDown(incident);

        assertThat(response.openTasks(incident)).containsExactly("userTask_afterStandDown");
        assertThat(response.outside.alias(incident)).isEqualTo("6");
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void passesEveryFlowNode(@Autowired FlowNodeRecorder recorder) {
        recorder.assertEveryFlowNodePassed(PHASE);
        recorder.assertEveryFlowNodePassed("preserve-evidence");
        recorder.assertEveryFlowNodePassed("ratify-break-glass");
    }

    private void contain(String proposer) {
        response.start(PHASE, incident, Map.of());
        documentRootCause(proposer);
    }

    private void documentRootCause(String proposer) {
        response.complete(
                incident,
                proposer,
                "userTask_documentRootCause",
                Map.of(
                        "rootCauseCategory", "upstream-data",
                        "rootCause", "The upstream source has changed its unit",
                        "targetVersion", "",
                        "pausePipelines", true));
    }

    private void collect(String name) {
        response.complete(
                incident,
                "t-security",
                "userTask_collectEvidenceByHand",
                Map.of(
                        "collectedEvidenceName", name,
                        "collectedEvidence", "champion stood at 6 at 10:00, see the screenshot 4f2a",
                        "collectedEvidenceSource", "registry console"));
    }

    private void eradicate() {
        response.complete(
                incident,
                "t-scientist",
                "userTask_fixDataSource",
                Map.of(
                        "sourceFixOutcome", "fixed",
                        "sourceFixDescription", "The unit is checked on import",
                        "sourceFixProof", "commit 4f2a"));
        response.complete(
                incident,
                "t-engineer",
                "userTask_retrainModel",
                Map.of(
                        "retrainOutcome", "retrained",
                        "retrainedVersion", "7",
                        "retrainProof", "run 8c1",
                        "retrainMetrics", "Accuracy 0.91 on the last week"));
    }

    private void ratify(String user) {
        response.complete(incident, user, RATIFY, RATIFIED);
    }

    /** Of several broken glasses that of {@code breaker}. */
    private void ratify(String user, String breaker) {
        var task = driver.tasks(incident.id()).stream()
                .filter(open -> open.getTaskDefinitionKey().equals(RATIFY))
                .map(Task::getId)
                .filter(id -> breaker.equals(tasks.getVariable(id, "breakGlassBy")))
                .findFirst()
                .orElseThrow();
        driver.as(user, () -> {
            tasks.complete(task, RATIFIED);
            return task;
        });
        driver.runJobs(incident.id());
    }

    /** The target moves before the step begins, so the plan that the glass was broken for is void. */
    private void breakGlassInVain(String user) {
        response.outside.moveAlias(incident, "4");
        response.decide(incident.id(), user, "breakGlass", "Loans are being refused wrongly right now");
        assertThat(response.openTasks(incident)).containsExactly("userTask_reviseContainmentPlan");
    }

    private void revisePlan() {
        response.complete(
                incident,
                "t-engineer",
                "userTask_reviseContainmentPlan",
                Map.of("targetVersion", "", "pausePipelines", true, "revisionReason", "The alias has moved"));
    }
}
