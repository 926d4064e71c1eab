package dev.quell.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quell.automation.ActionStatus;
import dev.quell.incident.Incident;
import dev.quell.incident.IncidentType;
import dev.quell.incident.Timeline;
import dev.quell.testing.FlowNodeRecorder;
import dev.quell.testing.IntegrationTest;
import dev.quell.testing.ProcessDriver;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ModelDriftContainTest extends IntegrationTest {

    private static final String CONTAIN = "model-drift-contain";
    private static final Map<String, Object> DONE =
            Map.of("manualOutcome", "done", "manualProof", "Done in the console at 10:00");
    private static final Map<String, Object> NOT_DONE =
            Map.of("manualOutcome", "notDone", "manualProof", "The console is away as well");

    @Autowired
    ProcessDriver driver;

    ResponseFixture response;
    Incident incident;

    @BeforeEach
    void anIncidentWithFrozenEvidence(@Autowired BeanFactory beans) {
        response = new ResponseFixture(beans);
        incident = response.withEvidence(IncidentType.MODEL_DRIFT);
    }

    @Test
    void pausesTheTrainingAndRollsTheModelBackOnceApproved() {
        response.start(CONTAIN, incident, Map.of());
        assertThat(response.outside.alias(incident)).isEqualTo("6");

        response.approve(incident.id(), "t-commander");

        assertThat(response.ended(incident)).isTrue();
        assertThat(response.outside.alias(incident)).isEqualTo("5");
        assertThat(response.outside.paused(incident)).isTrue();
        assertThat(response.actionStatuses(incident)).containsOnly(ActionStatus.VERIFIED);
    }

    @Test
    void returnsToTheVersionThatWasAskedForAndLeavesTheTrainingAlone() {
        response.start(CONTAIN, incident, Map.of("targetVersion", "5", "pausePipelines", false));
        response.approve(incident.id(), "t-operations");

        assertThat(response.outside.alias(incident)).isEqualTo("5");
        assertThat(response.outside.paused(incident)).isFalse();
    }

    @Test
    void plansAnewWithWhatTheApproverObjectedTo() {
        response.start(CONTAIN, incident, Map.of());
        response.decide(incident.id(), "t-commander", "reject", "Leave the training alone");

        assertThat(response.openTasks(incident)).containsExactly("userTask_reviseContainmentPlan");
        assertThat(response.outside.alias(incident)).isEqualTo("6");
        response.complete(incident, "t-engineer", "userTask_reviseContainmentPlan", revised(false));
        response.approve(incident.id(), "t-commander");

        assertThat(response.ended(incident)).isTrue();
        assertThat(response.outside.alias(incident)).isEqualTo("5");
        assertThat(response.outside.paused(incident)).isFalse();
    }

    @Test
    void asksForAnotherPlanWhenThereIsNothingToPlanWith() {
        var nowhere = response.triaged(IncidentType.MODEL_DRIFT, "no-such-connection");
        response.start(CONTAIN, nowhere, Map.of());

        assertThat(response.openTasks(nowhere)).containsExactly("userTask_reviseContainmentPlan");
        assertThat(response.variable(nowhere, "failureReason")).asString().contains("no-such-connection");
    }

    @Test
    void doesNotCarryOutWhatHasChangedSinceTheApproval() {
        response.start(CONTAIN, incident, Map.of());
        response.outside.moveAlias(incident, "4");
        response.approve(incident.id(), "t-commander");

        assertThat(response.openTasks(incident)).containsExactly("userTask_reviseContainmentPlan");
        assertThat(response.variable(incident, "failureReason")).asString().contains("no longer as it was");
        assertThat(response.outside.alias(incident)).isEqualTo("4");
        assertThat(response.outside.paused(incident)).isFalse();
    }

    @Test
    void doesNotCarryOutWhatIsGoneSinceTheApproval() {
        response.start(CONTAIN, incident, Map.of());
        response.outside.remove(incident, SimulatedOutside.PIPELINE);
        response.approve(incident.id(), "t-commander");

        assertThat(response.openTasks(incident)).containsExactly("userTask_reviseContainmentPlan");
        assertThat(response.outside.alias(incident)).isEqualTo("6");
    }

    @Test
    void handsToAPersonWhatItCannotPause() {
        approvedButNot("serviceTask_pausePipeline", SimulatedOutside.PIPELINE);

        assertThat(response.openTasks(incident)).containsExactly("userTask_pausePipelineByHand");
        response.complete(incident, "t-operations", "userTask_pausePipelineByHand", NOT_DONE);

        assertThat(response.outside.alias(incident)).isEqualTo("5");
        assertThat(response.openTasks(incident)).containsExactly("userTask_verifyContainmentByHand");
        response.complete(incident, "t-scientist", "userTask_verifyContainmentByHand", verified("holds"));
        assertThat(response.ended(incident)).isTrue();
    }

    @Test
    void handsToAPersonWhatItCannotRollBackAndRevisesThePlanWhenThatDidNotContain() {
        response.start(CONTAIN, incident, Map.of());
        approveAndRunUntil("serviceTask_rollBackModel");
        response.outside.moveAlias(incident, "4");
        driver.runJobs(incident.id());

        assertThat(response.openTasks(incident)).containsExactly("userTask_rollBackModelByHand");
        assertThat(response.variable(incident, "failureReason")).asString().doesNotContain(incident.id());
        assertThatThrownBy(() -> response.complete(incident, "t-engineer", "userTask_rollBackModelByHand", DONE))
                .hasMessageContaining("not as planned yet")
                .hasMessageContaining("found was alias champion, version 4");
        response.complete(incident, "t-engineer", "userTask_rollBackModelByHand", NOT_DONE);
        response.complete(incident, "t-scientist", "userTask_verifyContainmentByHand", verified("doesNotHold"));
        assertThat(response.openTasks(incident)).containsExactly("userTask_reviseContainmentPlan");
    }

    @Test
    void takesWorkByHandAsDoneOnceTheTargetShowsIt() {
        response.start(CONTAIN, incident, Map.of());
        approveAndRunUntil("serviceTask_rollBackModel");
        response.outside.moveAlias(incident, "4");
        driver.runJobs(incident.id());
        response.outside.moveAlias(incident, "5");

        response.complete(incident, "t-engineer", "userTask_rollBackModelByHand", DONE);

        assertThat(response.ended(incident)).isTrue();
        assertThat(response.actionStatuses(incident)).containsOnly(ActionStatus.VERIFIED);
    }

    @Test
    void waitsWithoutCountingAFailureWhileTheTargetIsBusyAndThenGoesOn() {
        response.start(CONTAIN, incident, Map.of());
        approveAndRunUntil("serviceTask_pausePipeline");
        var retries = driver.job(incident.id(), "serviceTask_pausePipeline").getRetries();
        response.outside.occupy(incident);

        for (var attempt = 0; attempt <= retries; attempt++) {
            assertThatThrownBy(() -> driver.executeJob(incident.id(), "serviceTask_pausePipeline"))
                    .hasMessageContaining("Somebody else is at work");
        }
        var waiting = driver.job(incident.id(), "serviceTask_pausePipeline");
        assertThat(waiting.getRetries()).isEqualTo(retries);
        assertThat(waiting.getDuedate()).isNotNull();
        assertThat(response.outside.paused(incident)).isFalse();

        response.outside.free(incident);
        driver.runJobs(incident.id());
        assertThat(response.ended(incident)).isTrue();
        assertThat(response.outside.paused(incident)).isTrue();
    }

    /** The step that is at work when the incident is stood down has neither begun nor ended for the journal. */
    @Test
    void startsNoStepThatWasApprovedBeforeTheIncidentWasStoodDown() {
        response.startCaught(CONTAIN, incident);
        approveAndRunUntil("serviceTask_pausePipeline");

        response.standDown(incident);

        response.start("undo-actions", incident, Map.of());
        assertThat(response.outside.paused(incident)).isFalse();
        assertThat(response.outside.alias(incident)).isEqualTo("6");
        assertThat(response.actionStatuses(incident)).containsOnly(ActionStatus.WITHDRAWN);
    }

    @Test
    void takesBackWhatItDidWhenTheIncidentIsStoodDownMeanwhile() {
        response.startCaught(CONTAIN, incident);
        approveAndRunUntil("serviceTask_verifyContainment");
        assertThat(response.outside.alias(incident)).isEqualTo("5");

        response.standDown(incident);

        assertThat(response.outside.alias(incident)).isEqualTo("6");
        assertThat(response.outside.paused(incident)).isFalse();
        assertThat(response.openTasks(incident)).containsExactly("userTask_afterStandDown");
        assertThat(response.actionStatuses(incident)).containsOnly(ActionStatus.UNDONE);
    }

    /** The request writes on the timeline first, and its transaction then holds what the undoing needs. */
    @Test
    void takesBackOnlyAfterTheRequestToStandDownIsCommitted(
            @Autowired Timeline timeline, @Autowired PlatformTransactionManager transactions) {
        response.startCaught(CONTAIN, incident);
        approveAndRunUntil("serviceTask_verifyContainment");

        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            timeline.append(incident.id(), "note", "Stand-down requested", Map.of());
            response.requestStandDown(incident);
            assertThat(response.outside.alias(incident)).isEqualTo("5");
        });
        driver.runJobs(incident.id());

        assertThat(response.outside.alias(incident)).isEqualTo("6");
        assertThat(response.outside.paused(incident)).isFalse();
        assertThat(response.openTasks(incident)).containsExactly("userTask_afterStandDown");
    }

    @Test
    void leavesWhatSomebodyElseHasChangedSinceWhenStoodDown() {
        response.startCaught(CONTAIN, incident);
        approveAndRunUntil("serviceTask_verifyContainment");
        response.outside.moveAlias(incident, "4");

        response.standDown(incident);

        assertThat(response.outside.alias(incident)).isEqualTo("4");
        assertThat(response.outside.paused(incident)).isFalse();
        assertThat(response.openTasks(incident)).containsExactly("userTask_afterStandDown");
        assertThat(response.actionStatuses(incident))
                .containsExactlyInAnyOrder(ActionStatus.UNDONE, ActionStatus.UNDO_REFUSED);
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void passesEveryFlowNode(@Autowired FlowNodeRecorder recorder) {
        recorder.assertEveryFlowNodePassed(CONTAIN);
    }

    private void approvedButNot(String step, String gone) {
        response.start(CONTAIN, incident, Map.of());
        approveAndRunUntil(step);
        response.outside.remove(incident, gone);
        driver.runJobs(incident.id());
    }

    private void approveAndRunUntil(String step) {
        response.approveUntil(incident.id(), "t-commander", step);
    }

    private static Map<String, Object> revised(boolean pausePipelines) {
        return Map.of(
                "targetVersion",
                "",
                "pausePipelines",
                pausePipelines,
                "revisionReason",
                "The training is not to blame");
    }

    private static Map<String, Object> verified(String result) {
        return Map.of("verificationResult", result, "verificationProof", "The endpoint answers with version 5");
    }
}
