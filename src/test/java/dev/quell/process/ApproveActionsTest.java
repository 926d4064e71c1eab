package dev.quell.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quell.incident.Incident;
import dev.quell.incident.IncidentRoles;
import dev.quell.incident.IncidentType;
import dev.quell.incident.Timeline;
import dev.quell.incident.TimelineEntry;
import dev.quell.shared.Role;
import dev.quell.testing.FlowNodeRecorder;
import dev.quell.testing.IntegrationTest;
import dev.quell.testing.ProcessDriver;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** The approval as the playbook model-drift asks for it; without a plan in the journal as the generic one does. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ApproveActionsTest extends IntegrationTest {

    @Autowired
    ProcessDriver driver;

    @Autowired
    IncidentRoles roles;

    @Autowired
    Timeline timeline;

    ResponseFixture response;
    Incident incident;

    @BeforeEach
    void anIncidentWithFrozenEvidence(@Autowired BeanFactory beans) {
        response = new ResponseFixture(beans);
        incident = response.withEvidence(IncidentType.MODEL_DRIFT);
    }

    @Test
    void showsWhatWillChangeBeforeAnythingIs() {
        response.start("model-drift-contain", incident, Map.of());

        assertThat(response.variable(incident, "planTable").toString())
                .contains("\"before\":\"alias champion, version 6\"", "\"after\":\"alias champion, version 5\"");
        assertThat(response.variable(incident, "planHash")).asString().hasSize(64);
        assertThat(response.variable(incident, "approvers")).asString().contains("incident-commander");
    }

    @Test
    void refusesTheProposerAndWhoeverMayNotApprove() {
        response.start("model-drift-contain", incident, Map.of("proposer", "t-commander"));

        assertThatThrownBy(() -> response.decide(incident.id(), "t-commander", "approve", ""))
                .hasMessageContaining("t-commander proposed this");
        response.approve(incident.id(), "t-deputy");

        assertThat(response.outside.alias(incident)).isEqualTo("5");
    }

    @Test
    void refusesARejectionWithoutAReasonAndAnswersThatNobodyOffered() {
        response.start("model-drift-contain", incident, Map.of());

        assertThatThrownBy(() -> response.decide(incident.id(), "t-commander", "reject", " "))
                .hasMessageContaining("reason");
        assertThatThrownBy(() -> response.decide(incident.id(), "t-commander", "wait", ""))
                .hasMessageContaining("takes one of");
        assertThat(response.openTasks(incident)).containsExactly("userTask_approveActions");
    }

    @Test
    void goesToTheHolderOfTheRoleUnlessThatIsTheProposer() {
        roles.assign(incident.id(), Role.INCIDENT_COMMANDER, "t-deputy");
        roles.assign(incident.id(), Role.AI_ML_ENGINEER, "t-engineer");

        response.start("model-drift-contain", incident, Map.of("proposer", "t-engineer"));

        assertThat(driver.tasks(incident.id()))
                .extracting(task -> String.valueOf(task.getAssignee()))
                .containsExactlyInAnyOrder("t-deputy", "null", "null");
    }

    @Test
    void asksTheCommanderWhenNobodyDecidesInTime() {
        response.start("model-drift-contain", incident, Map.of());
        driver.fireTimer(incident.id(), "boundaryEvent_approvalOverdue");
        assertThat(response.openTasks(incident)).containsExactly("userTask_decideOnOverdueApproval");

        overdue("t-commander", "wait", "");
        assertThat(response.openTasks(incident)).containsExactly("userTask_approveActions");
        driver.fireTimer(incident.id(), "boundaryEvent_approvalOverdue");
        overdue("t-commander", "approve", "");

        assertThat(response.ended(incident)).isTrue();
        assertThat(response.outside.alias(incident)).isEqualTo("5");
    }

    @Test
    void letsOnePersonBreakTheGlassWithAReason() {
        response.start("model-drift-contain", incident, Map.of());
        assertThatThrownBy(() -> response.decide(incident.id(), "t-commander", "breakGlass", ""))
                .hasMessageContaining("reason");

        response.decide(incident.id(), "t-commander", "breakGlass", "Loans are being refused wrongly right now");

        assertThat(response.outside.alias(incident)).isEqualTo("5");
        assertThat(response.kinds(incident)).contains("action.breakGlass", "action.applied");
    }

    @Test
    void carriesOutNothingThatHasChangedSinceItWasApproved() {
        response.start("model-drift-contain", incident, Map.of());
        response.outside.moveAlias(incident, "4");
        response.approve(incident.id(), "t-commander");

        assertThat(response.openTasks(incident)).containsExactly("userTask_reviseContainmentPlan");
        assertThat(response.kinds(incident)).doesNotContain("action.applied");
    }

    @Test
    void givesARejectedPlanBackWithTheReason() {
        response.start("model-drift-contain", incident, Map.of());
        response.decide(incident.id(), "t-operations", "reject", "Not during the batch");

        assertThat(response.variable(incident, "approvalReason")).isEqualTo("t-operations: Not during the batch");
    }

    @Test
    void saysOfTheOthersThatTheyNeedNotAnswerAndNotThatTheyDid() {
        response.start("model-drift-contain", incident, Map.of());
        var asked = (int)
                response.kinds(incident).stream().filter("task.created"::equals).count();
        response.decide(incident.id(), "t-operations", "reject", "Not during the batch");

        assertThat(asked).isGreaterThan(1);
        assertThat(response.kinds(incident)).containsOnlyOnce("task.completed");
        assertThat(response.kinds(incident))
                .filteredOn("task.withdrawn"::equals)
                .hasSize(asked - 1);
    }

    @Test
    void asksForTwoPeopleForWorkByHandInProductionWhenItIsNotUrgent() {
        var slow = response.triaged(IncidentType.OTHER);
        response.start("approve-actions", slow, byHand("SEV3"));

        response.approve(slow.id(), "t-lead");
        assertThat(response.openTasks(slow)).containsExactly("userTask_approveActions");
        assertThatThrownBy(() -> response.approve(slow.id(), "t-lead"))
                .hasMessageContaining("t-lead has answered already");
        response.decide(slow.id(), "t-business", "approve", "");

        assertThat(response.ended(slow)).isTrue();
    }

    @Test
    void asksNobodyWhereTheProcessOwnersPolicyApprovesInAdvance(@Autowired RepositoryService repository) {
        var policy = repository
                .createDeployment()
                .addClasspathResource("harness/approve-in-advance.dmn")
                .deploy();
        try {
            response.start("model-drift-contain", incident, Map.of());

            assertThat(response.ended(incident)).isTrue();
            assertThat(response.outside.alias(incident)).isEqualTo("5");
            assertThat(response.kinds(incident)).doesNotContain("task.created");
            assertThat(timeline.of(incident.id()))
                    .extracting(TimelineEntry::summary)
                    .contains("Approved by policy rule_inAdvance");
        } finally {
            repository.deleteDeployment(policy.getId());
        }
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void passesEveryFlowNode(@Autowired FlowNodeRecorder recorder) {
        recorder.assertEveryFlowNodePassed("approve-actions");
    }

    private void overdue(String user, String decision, String reason) {
        response.complete(
                incident,
                user,
                "userTask_decideOnOverdueApproval",
                Map.of("approvalDecision", decision, "decisionReason", reason));
    }

    private static Map<String, Object> byHand(String severity) {
        return Map.of(
                "severity", severity,
                "manualPlan", "Switch the scoring to the rule set",
                "manualBefore", "Scoring by the model",
                "manualBlastRadius", "All applications of private customers");
    }
}
