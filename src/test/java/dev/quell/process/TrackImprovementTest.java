package dev.quell.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quell.incident.Incidents;
import dev.quell.incident.Timeline;
import dev.quell.review.Improvement;
import dev.quell.review.ImprovementStatus;
import dev.quell.review.ImprovementType;
import dev.quell.review.Improvements;
import dev.quell.testing.FlowNodeRecorder;
import dev.quell.testing.IntegrationTest;
import dev.quell.testing.ProcessDriver;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;

/** An improvement until somebody else has seen it work, and what happens when it is late. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TrackImprovementTest extends IntegrationTest {

    private static final String OWNER = "engineer";

    @Autowired
    private ProcessDriver driver;

    @Autowired
    private FlowNodeRecorder flowNodes;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    @Autowired
    private IdentityService identity;

    @Autowired
    private Incidents incidents;

    @Autowired
    private Improvements improvements;

    @Autowired
    private Timeline timeline;

    @Autowired
    private Clock clock;

    private String incidentId;
    private String id;

    @BeforeEach
    void startTracking() {
        incidentId = ReviewFixture.watchedIncident(incidents, "Scores drift");
        var due = LocalDate.parse(ReviewFixture.inTenDays(clock));
        id = improvements
                .add(incidentId, "Alert on missing values", ImprovementType.DETECT, OWNER, due)
                .id();
        improvements.start(id);
        var variables = ReviewFixture.variables(incidentId, "Scores drift");
        variables.put("improvementId", id);
        variables.put("improvementOwner", OWNER);
        variables.put("improvementType", "detect");
        variables.put("improvementDescription", "Alert on missing values");
        variables.put("improvementDueDate", due.toString());
        variables.put("improvementDueAt", Date.from(clock.instant().plus(Duration.ofDays(10))));
        runtime.startProcessInstanceByKey("track-improvement", incidentId, variables);
    }

    @Test
    void givesTheTaskToTheOwnerWithItsDate() {
        var task = driver.task(incidentId, "userTask_carryOutImprovement");

        assertThat(task.getAssignee()).isEqualTo(OWNER);
        assertThat(task.getDueDate().toInstant()).isEqualTo(clock.instant().plus(Duration.ofDays(10)));
    }

    @Test
    void isVerifiedBySomebodyOtherThanItsOwner() {
        carryOut();

        assertThatThrownBy(() -> verifyAs(OWNER, "verified"))
                .hasMessageContaining("cannot verify it; let another process owner");
        verifyAs("owner", "verified");

        assertThat(improvement().status()).isEqualTo(ImprovementStatus.VERIFIED);
        assertThat(improvement().verifiedBy()).isEqualTo("owner");
        assertThat(kinds()).contains("improvement.added", "improvement.done", "improvement.verified");
        assertThat(driver.instances(incidentId)).isEmpty();
    }

    @Test
    void goesBackToItsOwnerWhenSomethingIsMissing() {
        carryOut();
        verifyAs("owner", "open");

        assertThat(improvement().status()).isEqualTo(ImprovementStatus.IN_PROGRESS);
        var task = driver.task(incidentId, "userTask_carryOutImprovement");
        assertThat(tasks.getVariable(task.getId(), "verificationNotes")).isEqualTo("looked at the dashboard");
    }

    @Test
    void asksForAProof() {
        assertThatThrownBy(() -> driver.complete(
                        incidentId, "userTask_carryOutImprovement", Map.of("improvementResult", "done, believe me")))
                .hasMessageContaining("improvementProof");
    }

    @Test
    void isEscalatedToTheCommandersWhenItIsLateAndCanStillBeDone() {
        driver.fireTimer(incidentId, "boundaryEvent_improvementOverdue");

        assertThat(improvement().status()).isEqualTo(ImprovementStatus.OVERDUE);
        var task = driver.task(incidentId, "userTask_carryOutImprovement");
        assertThat(task.getPriority()).isEqualTo(90);
        assertThat(tasks.getIdentityLinksForTask(task.getId()))
                .extracting(IdentityLink::getGroupId)
                .contains("incident-commander", "process-owner");
        assertThat(improvements.search(true)).extracting(Improvement::id).contains(id);

        carryOut();
        assertThat(improvement().status()).isEqualTo(ImprovementStatus.DONE);
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void leavesNoFlowNodeUntested() {
        flowNodes.assertEveryFlowNodePassed("track-improvement");
    }

    private void carryOut() {
        driver.complete(
                incidentId,
                "userTask_carryOutImprovement",
                Map.of("improvementResult", "The alert exists", "improvementProof", "https://example.com/alerts/7"));
    }

    private void verifyAs(String user, String outcome) {
        var task = driver.task(incidentId, "userTask_verifyImprovement").getId();
        identity.setAuthentication(user, List.of("process-owner"));
        try {
            tasks.complete(
                    task, Map.of("verificationOutcome", outcome, "verificationNotes", "looked at the dashboard"));
        } finally {
            identity.clearAuthentication();
        }
    }

    private Improvement improvement() {
        return improvements.of(incidentId).get(0);
    }

    private List<String> kinds() {
        return timeline.of(incidentId).stream().map(entry -> entry.kind()).toList();
    }
}
