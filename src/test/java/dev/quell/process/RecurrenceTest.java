package dev.quell.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.quell.automation.Action;
import dev.quell.automation.ActionStatus;
import dev.quell.automation.Actions;
import dev.quell.incident.Incident;
import dev.quell.incident.IncidentType;
import dev.quell.incident.Status;
import dev.quell.incident.process.AiIncidentResponseContract;
import dev.quell.monitoring.ObservationInput;
import dev.quell.monitoring.Observations;
import dev.quell.testing.IntegrationTest;
import dev.quell.testing.ProcessDriver;
import dev.quell.testing.SettableClock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** The whole response to a drift that comes back while the repaired model is watched, with the bundled playbook. */
class RecurrenceTest extends IntegrationTest {

    @Autowired
    ProcessDriver driver;

    @Autowired
    RuntimeService runtime;

    @Autowired
    Observations observations;

    @Autowired
    Actions actions;

    @Autowired
    SettableClock clock;

    private ResponseFixture response;
    private Incident incident;

    @Test
    void containsTheSameIncidentASecondTimeAndClosesItThen(@Autowired BeanFactory beans) {
        response = new ResponseFixture(beans);
        incident = response.triaged(IncidentType.MODEL_DRIFT);
        startResponse();
        contain();
        repair("7");
        assertThat(response.status(incident)).isEqualTo(Status.MONITORING);

        clock.advance(Duration.ofHours(1));
        observe(0.7, 1);
        driver.runJobs(incident.id());

        assertThat(response.status(incident)).isEqualTo(Status.TRIAGED);
        assertThat(response.variable(incident, AiIncidentResponseContract.ROUND))
                .isEqualTo(2);
        assertThat(response.outside.alias(incident))
                .as("nothing acts before the new plan")
                .isEqualTo("7");

        contain();
        repair("8");
        assertThat(actions.of(incident.id()))
                .extracting(Action::step, Action::round, Action::status)
                .contains(
                        tuple("pausePipeline", 1, ActionStatus.VERIFIED),
                        tuple("rollBackModel", 1, ActionStatus.VERIFIED),
                        tuple("pausePipeline", 2, ActionStatus.VERIFIED),
                        tuple("rollBackModel", 2, ActionStatus.VERIFIED));

        endTheWatch();
        review();
        assertThat(response.status(incident)).isEqualTo(Status.CLOSED);
        assertThat(response.ended(incident)).isTrue();
        assertThat(response.kinds(incident))
                .filteredOn("action.approved"::equals)
                .hasSizeGreaterThanOrEqualTo(4);
    }

    /** From where the incident is triaged. */
    private void startResponse() {
        runtime.createProcessInstanceByKey(AiIncidentResponseContract.KEY)
                .businessKey(incident.id())
                .setVariables(Map.of(
                        "incidentId",
                        incident.id(),
                        "incidentType",
                        "model-drift",
                        "severity",
                        "SEV2",
                        "priority",
                        "P2",
                        "playbook",
                        "model-drift",
                        "exercise",
                        false,
                        "systemId",
                        incident.systemId(),
                        "title",
                        incident.title(),
                        AiIncidentResponseContract.ROUND,
                        1))
                .startBeforeActivity("gateway_responseRound")
                .execute();
        driver.runJobs(incident.id());
    }

    private void contain() {
        response.complete(
                incident,
                "t-engineer",
                "userTask_documentRootCause",
                Map.of(
                        "rootCauseCategory", "upstream-data",
                        "rootCause", "The upstream source has changed its unit",
                        "targetVersion", "5",
                        "pausePipelines", true));
        response.approve(incident.id(), "t-commander");

        assertThat(response.status(incident)).isEqualTo(Status.CONTAINED);
        assertThat(response.outside.alias(incident)).isEqualTo("5");
        assertThat(response.outside.paused(incident)).isTrue();
    }

    private void repair(String version) {
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
                        "retrainedVersion", version,
                        "retrainProof", "run 8c1",
                        "retrainMetrics", "Accuracy 0.91 on the last week"));
        response.complete(
                incident,
                "t-engineer",
                "userTask_planRedeployment",
                Map.of(
                        "newVersion",
                        version,
                        "trainingResumes",
                        true,
                        "redeploymentReason",
                        "Accuracy 0.91 on the last week, reviewed by two"));
        response.approve(incident.id(), "t-commander");

        assertThat(response.outside.alias(incident)).isEqualTo(version);
        assertThat(response.outside.paused(incident)).isFalse();
    }

    /** The test's system has no data windows, so a person says that the inputs are sound again. */
    private void endTheWatch() {
        clock.advance(Duration.ofDays(1));
        observe(0.91, 3);
        driver.fireTimer(incident.id(), "boundaryEvent_watchOver");
        driver.runJobs(incident.id());
        assertThat(response.variable(incident, "criteriaReason"))
                .isEqualTo("The current window could not be compared with the reference");
        response.complete(
                incident,
                "t-commander",
                "userTask_reviewUnmetCriteria",
                Map.of("criteriaDecision", "accept", "criteriaDecisionReason", "The source was looked at by two"));
    }

    private void review() {
        driver.complete(
                incident.id(),
                "userTask_scheduleLessonsLearned",
                Map.of("sessionAt", clock.instant().plus(Duration.ofDays(1)).toString(), "sessionParticipants", "all"));
        driver.complete(
                incident.id(),
                "userTask_holdLessonsLearned",
                Map.of(
                        "reviewSummary", "The drift came back within an hour",
                        "contributingFactors", "The source was repaired in one place of two",
                        "improvementNeeded", "no",
                        "noImprovementReason", "Both places are repaired now"));
        driver.complete(
                incident.id(),
                "userTask_decidePlaybookChange",
                Map.of("playbookChange", "none", "noChangeReason", "The second round went as drawn"));
        driver.complete(incident.id(), "userTask_signOffReview", Map.of("signOffDecision", "sign"));
    }

    private void observe(double accuracy, int times) {
        var now = clock.instant();
        observations.take(IntStream.range(0, times)
                .mapToObj(i -> new ObservationInput(
                        incident.systemId(),
                        "accuracy",
                        accuracy,
                        now.minusSeconds(i).atOffset(ZoneOffset.UTC),
                        "test"))
                .toList());
    }
}
