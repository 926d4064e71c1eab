package dev.quell.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quell.testing.DriftScenario;
import dev.quell.testing.QuellProcess;
import dev.quell.testing.neighbours.Chromium;
import dev.quell.testing.neighbours.NeighbourTest;
import dev.quell.testing.neighbours.TasklistPage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every start form and every task form of a drift incident, filled in by its people in Tasklist. */
@NeighbourTest
class TasklistTourTest {

    private static final DateTimeFormatter BRITISH = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    @TempDir
    private static Path directory;

    private static QuellProcess quell;
    private static Chromium chromium;

    private String incident = "";

    @BeforeAll
    static void startQuellAndTheBrowser() {
        quell = QuellProcess.start(directory, Map.of());
        chromium = Chromium.start();
    }

    @AfterAll
    static void stop() {
        chromium.close();
        quell.close();
    }

    @Test
    void anIncidentIsDeclaredAndStoodDownByTheirStartForms() {
        start("scientist", "Declare AI incident")
                .write("What is wrong, in one line", "Answers quote pages that do not exist")
                .pick("What does it look like?", "Performance degradation")
                .write("AI system", "no-such-system")
                .write("What have you seen", "Three complaints since noon")
                .opensBesideTheForm("AI systems", "AI systems")
                .isRefusedToStart("give the id of a registered AI system")
                .write("AI system", "support-assistant")
                .seesAllOfTheForm()
                .picture("declare-ai-incident")
                .start();
        incident = quell.awaitIncident("support-assistant");
        task("engineer", "userTask_investigateAnomaly")
                .sees("not yet classified")
                .close();

        start("commander", "Stand down incident")
                .write("Incident", "INC-1999-0001")
                .write("Why?", "The pages had only moved")
                .isRefusedToStart("INC-1999-0001")
                .write("Incident", incident)
                .seesAllOfTheForm()
                .picture("stand-down-incident")
                .start();
        awaitStatus("DISMISSED");
    }

    @Test
    void anAiSystemIsRegisteredByItsStartForm() {
        start("engineer", "Register AI system")
                .write("Id", "churn-model")
                .write("Name", "Churn model")
                .write("Purpose", "Tells which customers may leave")
                .write("Owner", "business")
                .pick("Risk class", "Minimal")
                .write("Metrics", "accuracy, 0.9")
                .isRefusedToStart("metrics")
                .write("Metrics", "accuracy; 0.91; 0.85; below")
                .clicksBesideTheForm()
                .seesAllOfTheForm()
                .picture("register-ai-system")
                .start();

        await().atMost(Duration.ofSeconds(30))
                .until(() -> quell.exchange("admin", "GET", "/api/v1/systems/churn-model", null)
                                .statusCode()
                        == 200);
    }

    @Test
    void aDriftingModelIsRolledBackRedeployedAndReviewed() {
        quell.post("automation", "/api/v1/signals/alertmanager", DriftScenario.alert());
        incident = quell.awaitIncident(DriftScenario.SYSTEM);
        triage();
        contain();
        eradicate();
        recover();
        review();
        awaitStatus("CLOSED");
        assertThat(quell.get("auditor", "/api/v1/incidents/" + incident + "/timeline/verify")
                        .path("intact")
                        .asBoolean())
                .isTrue();
    }

    private void triage() {
        task("engineer", "userTask_verifyAnomaly")
                .seesAPicture()
                .choose("Yes: the impact is assessed next")
                .complete();
        task("business", "userTask_assessImpact")
                .choose("Has anybody been harmed?", "Not yet")
                .choose("How many of the users", "Some")
                .choose("How can the consequences", "As usual")
                .choose("How is it developing?", "Getting worse")
                .write("What does it mean for people", "Scores of new applicants are off")
                .complete();
        task("commander", "userTask_confirmSeverity")
                .sees("Not yet, but it will if this goes on")
                .complete();
        task("commander", "userTask_assignRoles").complete();
    }

    private void contain() {
        task("engineer", "userTask_documentRootCause")
                .pick("Kind of cause", "The data from a source")
                .write("What happened, and how", "The income feed changed its unit")
                .write("Roll back to version", "the good one")
                .complete();
        task("engineer", "userTask_reviseContainmentPlan")
                .sees("must be the number of a version")
                .write("Roll back to version", "")
                .write("What is different now?", "The last good version instead")
                .complete();
        task("commander", "userTask_approveActions")
                .sees("from version 7 to 6")
                .choose("Reject")
                .isRefused("say why; it stays in the record")
                .choose("Approve")
                .complete();
    }

    private void eradicate() {
        task("scientist", "userTask_fixDataSource")
                .choose("Yes, and it is repaired")
                .write("What was repaired", "The feed sends euros again")
                .write("Proof", "https://git.example/feed/commit/4711")
                .complete();
        task("engineer", "userTask_retrainModel")
                .choose("Yes, a new version is registered")
                .write("Version to put into service", "8")
                .write("Proof", "https://mlflow.example/runs/4711")
                .write("How good is that version?", "accuracy 0.91 on the recent slice")
                .complete();
    }

    /** The watch takes days; its timer is fired by hand, as an operator would in Cockpit. */
    private void recover() {
        task("engineer", "userTask_planRedeployment")
                .write("Why is it safe", "Retrained on clean data")
                .complete();
        task("commander", "userTask_approveActions").choose("Approve").complete();
        awaitStatus("MONITORING");
        var timer = quell.get("admin", "/engine-rest/job?maxResults=1&activityId=boundaryEvent_watchOver")
                .path(0)
                .path("id")
                .asText();
        quell.post("admin", "/engine-rest/job/" + timer + "/execute", Map.of());
    }

    private void review() {
        task("commander", "userTask_scheduleLessonsLearned")
                .type("Day of the session", inDays(-2))
                .type("Time", "10:00")
                .write("Who takes part", "commander, engineer, business")
                .isRefused("must lie ahead; choose a later day or time")
                .type("Day of the session", inDays(2))
                .complete();
        task("commander", "userTask_holdLessonsLearned")
                .write("What happened, in two sentences", "A feed changed its unit and the model drifted.")
                .write("What contributed", "No schema check on the feed")
                .choose("Does something have to be improved?", "Yes")
                .complete();
        task("commander", "userTask_recordImprovement")
                .write("What will be different?", "Units of the income feed are checked")
                .pick("What does it do?", "Prevents")
                .pick("Owner", "Erin Engineer")
                .type("Due date", inDays(-3))
                .isRefused("must be between today and two years from now")
                .type("Due date", inDays(30))
                .complete();
        task("owner", "userTask_decidePlaybookChange")
                .choose("Yes, it has been changed")
                .isHeldBack("Field is required")
                .choose("No, it stays as it is")
                .write("Why does it stay?", "The steps fitted; detection has to become earlier")
                .complete();
        task("commander", "userTask_signOffReview").choose("Yes, I sign it off").complete();
    }

    private TasklistPage task(String user, String element) {
        return TasklistPage.open(chromium, quell.url(), user, quell.awaitTask(incident, element))
                .seesAllOfTheForm()
                .picture("tour-" + element.substring("userTask_".length()));
    }

    private static TasklistPage start(String user, String process) {
        return TasklistPage.start(chromium, quell.url(), user, process);
    }

    private void awaitStatus(String status) {
        await(incident + " is " + status)
                .atMost(Duration.ofMinutes(1))
                .until(() -> quell.get("auditor", "/api/v1/incidents/" + incident)
                        .path("incident")
                        .path("status")
                        .asText()
                        .equals(status));
    }

    private static String inDays(int days) {
        return LocalDate.now(ZoneOffset.UTC).plusDays(days).format(BRITISH);
    }
}
