package dev.quell.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quell.automation.Approval;
import dev.quell.automation.Approval.Decision;
import dev.quell.automation.ApprovalStatus;
import dev.quell.automation.Approvals;
import dev.quell.incident.Incident;
import dev.quell.incident.IncidentRoles;
import dev.quell.incident.IncidentType;
import dev.quell.incident.Timeline;
import dev.quell.incident.TimelineEntry;
import dev.quell.shared.Role;
import dev.quell.testing.FlowNodeRecorder;
import dev.quell.testing.IntegrationTest;
import dev.quell.testing.ProcessDriver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
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

    private static final String OVERDUE = "boundaryEvent_approvalOverdue";
    private static final String DECIDE = "userTask_decideOnOverdueApproval";

    @Autowired
    ProcessDriver driver;

    @Autowired
    IncidentRoles roles;

    @Autowired
    Timeline timeline;

    @Autowired
    Approvals approvals;

    @Autowired
    TaskService tasks;

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
    void asksOtherGroupsTooWhenNobodyDecidesInTime() {
        roles.assign(incident.id(), Role.INCIDENT_COMMANDER, "t-commander");
        roles.assign(incident.id(), Role.BUSINESS_STAKEHOLDER, "t-business");
        response.start("approve-actions", incident, byHand("SEV2"));
        assertThatThrownBy(() -> approvals.decide(approvalId(), "t-business", Decision.APPROVE, ""))
                .hasMessageContaining("none of the groups");
        driver.fireTimer(incident.id(), OVERDUE);

        assertThat(driver.task(incident.id(), DECIDE).getAssignee()).isNull();
        assertThat(offeredTo())
                .containsExactlyInAnyOrder("business-stakeholder", "it-operations", "incident-commander");
        assertThat(timeline.of(incident.id()))
                .extracting(TimelineEntry::summary)
                .contains("Nobody has decided in time: escalated to"
                        + " business-stakeholder, it-operations, incident-commander");
        assertThatThrownBy(() -> overdue("t-scientist", "approve", "")).hasMessageContaining("t-scientist");
        overdue("t-business", "approve", "");

        assertThat(response.ended(incident)).isTrue();
        assertThat(approvals.of(incident.id())).extracting(Approval::status).containsExactly(ApprovalStatus.APPROVED);
    }

    @Test
    void letsNoProposerApproveWhatIsOverdue() {
        response.start("approve-actions", incident, byHand("SEV2", "t-business"));
        driver.fireTimer(incident.id(), OVERDUE);

        assertThatThrownBy(() -> overdue("t-business", "approve", "")).hasMessageContaining("t-business proposed this");
    }

    @Test
    void asksTheApprovingGroupsAgainWhereTheProcessOwnersPolicyNamesNoOthers(@Autowired RepositoryService repository)
            throws IOException {
        roles.assign(incident.id(), Role.INCIDENT_COMMANDER, "t-commander");
        var policy = repository
                .createDeployment()
                .addString("approval-policy.dmn", withoutEscalation())
                .deploy();
        try {
            response.start("approve-actions", incident, byHand("SEV2"));
            driver.fireTimer(incident.id(), OVERDUE);

            assertThat(driver.task(incident.id(), DECIDE).getAssignee()).isNull();
            assertThat(offeredTo()).containsExactly("incident-commander");
            overdue("t-commander", "approve", "");
            assertThat(response.ended(incident)).isTrue();
        } finally {
            repository.deleteDeployment(policy.getId());
        }
    }

    @Test
    void asksTheSamePeopleAgainWhenThatIsWhatTheOneWhoIsAskedBesidesWants() {
        response.start("model-drift-contain", incident, Map.of());
        driver.fireTimer(incident.id(), OVERDUE);
        assertThat(response.openTasks(incident)).containsExactly(DECIDE);

        overdue("t-commander", "wait", "");
        assertThat(response.openTasks(incident)).containsExactly("userTask_approveActions");
        driver.fireTimer(incident.id(), OVERDUE);
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
        response.complete(incident, user, DECIDE, Map.of("approvalDecision", decision, "decisionReason", reason));
    }

    private String approvalId() {
        return approvals.of(incident.id()).get(0).id();
    }

    private List<String> offeredTo() {
        return tasks.getIdentityLinksForTask(driver.task(incident.id(), DECIDE).getId()).stream()
                .map(IdentityLink::getGroupId)
                .toList();
    }

    /** The bundled table as it was before it said whom to escalate to. */
    private static String withoutEscalation() throws IOException {
        var bundled = Files.readString(Path.of("processes/decisions/approval-policy.dmn"));
        return bundled.replaceAll("<output [^>]*name=\"escalateTo\"[^>]*/>", "")
                .replaceAll("(?s)<outputEntry id=\"\\w+_escalateTo\">.*?</outputEntry>", "");
    }

    private static Map<String, Object> byHand(String severity) {
        return byHand(severity, "t-engineer");
    }

    private static Map<String, Object> byHand(String severity, String proposer) {
        return Map.of(
                "severity", severity,
                "proposer", proposer,
                "manualPlan", "Switch the scoring to the rule set",
                "manualBefore", "Scoring by the model",
                "manualBlastRadius", "All applications of private customers");
    }
}
