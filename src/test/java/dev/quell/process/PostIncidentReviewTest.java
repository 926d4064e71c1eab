package dev.quell.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quell.incident.Evidence;
import dev.quell.incident.EvidenceStore;
import dev.quell.incident.Incidents;
import dev.quell.incident.Status;
import dev.quell.incident.Timeline;
import dev.quell.review.Improvement;
import dev.quell.review.ImprovementStatus;
import dev.quell.review.Improvements;
import dev.quell.review.Reports;
import dev.quell.shared.Sha256;
import dev.quell.testing.FlowNodeRecorder;
import dev.quell.testing.IntegrationTest;
import dev.quell.testing.ProcessDriver;
import dev.quell.testing.SettableClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;

/** From the recovered system to the signed report, with every refusal on the way. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PostIncidentReviewTest extends IntegrationTest {

    private static final String TITLE = "Scores drift";

    @Autowired
    private ProcessDriver driver;

    @Autowired
    private FlowNodeRecorder flowNodes;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    @Autowired
    private Incidents incidents;

    @Autowired
    private Improvements improvements;

    @Autowired
    private EvidenceStore evidence;

    @Autowired
    private Timeline timeline;

    @Autowired
    private Reports reports;

    @Autowired
    private SettableClock clock;

    private String incidentId;
    private Instant startedAt;

    @BeforeEach
    void startReview() {
        startedAt = clock.instant();
        incidentId = ReviewFixture.watchedIncident(incidents, TITLE);
        runtime.startProcessInstanceByKey(
                "post-incident-review", incidentId, ReviewFixture.variables(incidentId, TITLE));
    }

    @Test
    void draftsTheReportBeforeAnybodyMeets() {
        assertThat(incidents.require(incidentId).status()).isEqualTo(Status.IN_REVIEW);
        assertThat(timeline.of(incidentId)).anyMatch(entry -> entry.kind().equals("review.drafted"));
        var task = driver.task(incidentId, "userTask_scheduleLessonsLearned");
        assertThat(task.getDueDate()).isAfter(task.getCreateTime());
        assertThat(tasks.getVariable(task.getId(), "reviewTimes").toString()).contains("Contained");
    }

    @Test
    void signsOffOnlyWhenEveryImprovementHasAnOwnerAndADate() {
        holdSession("yes", null);
        record("Alert on missing values", true);
        complete(
                "userTask_recordImprovement",
                improvement("Retrain weekly", "engineer", ReviewFixture.inTenDays(clock)));
        decidePlaybook("changed", "model-drift: widen human review earlier");

        var unassigned = improvements.of(incidentId).get(0).id();
        assertThatThrownBy(() -> complete("userTask_signOffReview", Map.of("signOffDecision", "sign")))
                .hasMessageContaining(unassigned + " has no owner")
                .hasMessageContaining(unassigned + " has no due date")
                .hasMessageContaining("something has to be added");
        complete("userTask_signOffReview", Map.of("signOffDecision", "amend", "improvementNeeded", "yes"));
        complete(
                "userTask_recordImprovement",
                Map.of(
                        "improvementTarget",
                        unassigned,
                        "improvementOwner",
                        "scientist",
                        "improvementDueDate",
                        ReviewFixture.inTenDays(clock)));
        decidePlaybook("changed", "model-drift: widen human review earlier");
        complete("userTask_signOffReview", Map.of("signOffDecision", "sign"));

        assertThat(incidents.require(incidentId).status()).isEqualTo(Status.CLOSED);
        assertThat(improvements.of(incidentId))
                .hasSize(2)
                .allSatisfy(improvement -> assertThat(improvement.status()).isEqualTo(ImprovementStatus.IN_PROGRESS));
        assertThat(driver.tasks(incidentId))
                .filteredOn(task -> task.getTaskDefinitionKey().equals("userTask_carryOutImprovement"))
                .extracting("assignee")
                .containsExactlyInAnyOrder("engineer", "scientist");
    }

    @Test
    void freezesTheSignedReportAsEvidence() {
        holdSession("no", "The alert came within a minute and everything worked");
        decidePlaybook("none", "It did what it should");
        complete("userTask_signOffReview", Map.of("signOffDecision", "sign"));

        var frozen = evidence.of(incidentId).stream()
                .filter(kept -> kept.name().equals("post-incident-report"))
                .toList();
        assertThat(frozen).singleElement().extracting(Evidence::mediaType).isEqualTo("text/markdown");
        var report = evidence.content(incidentId, frozen.get(0).id());
        assertThat(Sha256.hex(report)).isEqualTo(frozen.get(0).sha256());
        assertThat(new String(report, StandardCharsets.UTF_8))
                .contains("Signed off by", "It did what it should", "The data source changed its unit");
        assertThat(reports.of(incidentId).proof().intact()).isTrue();
        assertThat(driver.instances(incidentId))
                .noneMatch(left -> left.getProcessDefinitionId().startsWith("post-incident-review"));
    }

    @Test
    void refusesASessionInThePastAndTellsTheReportOfOneToCome() {
        var past = Map.<String, Object>of("sessionAt", "2020-03-09T10:00Z", "sessionParticipants", "all responders");
        assertThatThrownBy(() -> complete("userTask_scheduleLessonsLearned", past))
                .hasMessageContaining("sessionAt: must lie ahead");

        complete("userTask_scheduleLessonsLearned", session());

        assertThat(reports.markdown(incidentId))
                .contains("Session: " + ReviewFixture.inTenDays(clock) + " 10:00", "all responders");
    }

    @Test
    void proposesTheLatestSessionThatTheServiceLevelsAllow() {
        var task = driver.task(incidentId, "userTask_scheduleLessonsLearned").getId();

        assertThat(tasks.getVariable(task, "sessionDeadlineText")).isEqualTo(minute(deadline()) + " UTC");
        assertThat(tasks.getVariable(task, "sessionAt"))
                .isEqualTo(deadline().truncatedTo(ChronoUnit.HOURS).toString().replace(":00Z", "Z"));
    }

    @Test
    void refusesALaterSessionUntilSomebodySaysWhy() {
        var deadline = deadline();
        clock.advance(Duration.ofDays(3)); // it is counted once, however long the task waits
        var late = new HashMap<String, Object>(Map.of(
                "sessionAt", deadline.plus(Duration.ofDays(1)).toString(), "sessionParticipants", "all responders"));
        assertThatThrownBy(() -> complete("userTask_scheduleLessonsLearned", late))
                .hasMessageContaining(
                        "sessionDelayReason: is needed when the session is later than " + minute(deadline));

        late.put("sessionDelayReason", "The owner of the system is away");
        complete("userTask_scheduleLessonsLearned", late);

        assertThat(timeline.of(incidentId))
                .filteredOn(entry -> entry.kind().equals("review.scheduled"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.summary())
                        .contains("later than " + minute(deadline), "The owner of the system is away"))
                .satisfies(entry -> assertThat(entry.detailsMap())
                        .containsEntry("deadline", deadline.toString())
                        .containsEntry("delayReason", "The owner of the system is away"));
        assertThat(reports.markdown(incidentId)).contains("Why later than", "The owner of the system is away");
    }

    @Test
    void takesASessionUntilTheDeadlineWithoutAReason() {
        var deadline = deadline();

        complete(
                "userTask_scheduleLessonsLearned",
                Map.of("sessionAt", deadline.toString(), "sessionParticipants", "all responders"));

        assertThat(driver.task(incidentId, "userTask_holdLessonsLearned").getDueDate())
                .as("it is held when it was agreed")
                .isEqualTo(Date.from(deadline));
    }

    @Test
    void asksForAReasonWhenNothingIsToBeImprovedOrChanged() {
        complete("userTask_scheduleLessonsLearned", session());
        assertThatThrownBy(() -> complete("userTask_holdLessonsLearned", findings("no", null)))
                .hasMessageContaining("noImprovementReason");
        complete("userTask_holdLessonsLearned", findings("no", "Nothing was missing"));

        assertThatThrownBy(() -> complete("userTask_decidePlaybookChange", Map.of("playbookChange", "none")))
                .hasMessageContaining("noChangeReason");
    }

    @Test
    void refusesAnOwnerWhoIsNotOnTheRosterAndADateInThePast() {
        holdSession("yes", null);

        assertThatThrownBy(() -> complete(
                        "userTask_recordImprovement", improvement("Retrain", "nobody", ReviewFixture.inTenDays(clock))))
                .hasMessageContaining("improvementOwner");
        assertThatThrownBy(
                        () -> complete("userTask_recordImprovement", improvement("Retrain", "engineer", "2020-01-01")))
                .hasMessageContaining("improvementDueDate");
        assertThatThrownBy(() -> complete("userTask_recordImprovement", improvement("Retrain", "engineer", "soon")))
                .hasMessageContaining("improvementDueDate");
        assertThat(improvements.of(incidentId)).isEmpty();
    }

    @Test
    void emptiesTheFormBeforeTheNextImprovement() {
        holdSession("yes", null);
        record("Alert on missing values", true);

        var task = driver.task(incidentId, "userTask_recordImprovement").getId();
        assertThat(tasks.getVariables(task))
                .doesNotContainKeys("improvementDescription", "improvementType", "anotherImprovement");
        assertThat(tasks.getVariable(task, "improvementTargets").toString())
                .contains(improvements.of(incidentId).stream()
                        .map(Improvement::id)
                        .findFirst()
                        .orElseThrow());
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void leavesNoFlowNodeUntested() {
        flowNodes.assertEveryFlowNodePassed("post-incident-review");
    }

    /** SEV3: 14 days from the start of the review. */
    private Instant deadline() {
        return startedAt.plus(Duration.ofDays(14)).truncatedTo(ChronoUnit.MILLIS);
    }

    private static String minute(Instant time) {
        return time.toString().substring(0, 16).replace('T', ' ');
    }

    private void holdSession(String improvementNeeded, String noImprovementReason) {
        complete("userTask_scheduleLessonsLearned", session());
        complete("userTask_holdLessonsLearned", findings(improvementNeeded, noImprovementReason));
    }

    private Map<String, Object> session() {
        return Map.of("sessionAt", ReviewFixture.inTenDays(clock) + "T10:00Z", "sessionParticipants", "all responders");
    }

    private static Map<String, Object> findings(String improvementNeeded, String noImprovementReason) {
        var findings = new HashMap<String, Object>(Map.of(
                "reviewSummary", "Scores were too high for a morning",
                "contributingFactors", "The data source changed its unit",
                "improvementNeeded", improvementNeeded));
        if (noImprovementReason != null) {
            findings.put("noImprovementReason", noImprovementReason);
        }
        return findings;
    }

    private void record(String description, boolean another) {
        complete(
                "userTask_recordImprovement",
                Map.of(
                        "improvementTarget",
                        "new",
                        "improvementDescription",
                        description,
                        "improvementType",
                        "detect",
                        "anotherImprovement",
                        another));
    }

    private static Map<String, Object> improvement(String description, String owner, String dueDate) {
        return Map.of(
                "improvementTarget", "new",
                "improvementDescription", description,
                "improvementType", "prevent",
                "improvementOwner", owner,
                "improvementDueDate", dueDate);
    }

    private void decidePlaybook(String change, String text) {
        complete(
                "userTask_decidePlaybookChange",
                Map.of("playbookChange", change, change.equals("none") ? "noChangeReason" : "changedPlaybook", text));
    }

    private void complete(String task, Map<String, Object> answers) {
        driver.complete(incidentId, task, answers);
    }
}
