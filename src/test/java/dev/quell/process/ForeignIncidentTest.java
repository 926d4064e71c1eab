package dev.quell.process;

import static dev.quell.incident.process.DetectionAndAnalysisContract.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.communication.Updates;
import dev.quell.incident.Incidents;
import dev.quell.incident.Timeline;
import dev.quell.review.Reviews;
import dev.quell.testing.Caller;
import dev.quell.testing.IntegrationTest;
import dev.quell.testing.ProcessDriver;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Whoever completes a task of one incident sends the number of another along. */
class ForeignIncidentTest extends IntegrationTest {

    @LocalServerPort
    int port;

    @Autowired
    Incidents incidents;

    @Autowired
    Updates updates;

    @Autowired
    Reviews reviews;

    @Autowired
    Timeline timeline;

    @Autowired
    RuntimeService runtime;

    @Autowired
    ProcessDriver driver;

    private String foreign;
    private int entries;

    @BeforeEach
    void openAnotherIncident() {
        foreign = ReviewFixture.watchedIncident(incidents, "Somebody else's");
        entries = timeline.of(foreign).size();
    }

    @Test
    void preparesTheMessagesOfTheIncidentThatTheTaskBelongsTo(@Autowired BeanFactory beans) {
        var detection = new DetectionFixture(beans);
        detection.diagnose();
        driver.complete(detection.incident, VERIFY_ANOMALY, DetectionFixture.GENUINE_ANOMALY);
        driver.complete(detection.incident, ASSESS_IMPACT, DetectionFixture.impact());
        driver.complete(detection.incident, CONFIRM_SEVERITY, Map.of());

        complete(detection.incident, ASSIGN_ROLES, "");
        driver.runJobs(detection.incident);

        assertThat(updates.of(detection.incident)).isNotEmpty();
        assertThat(updates.of(foreign)).isEmpty();
        assertThat(timeline.of(foreign)).hasSize(entries);
    }

    @Test
    void recordsTheReviewOfTheIncidentThatTheTaskBelongsTo() {
        var own = ReviewFixture.watchedIncident(incidents, "Scores drift");
        review(own, "Scores drift");
        review(foreign, "Somebody else's");

        complete(own, "userTask_scheduleLessonsLearned", """
                , "sessionAt": {"value": "2999-01-01T10:00:00Z"},
                "sessionDelayReason": {"value": "Everybody is away"}, "sessionParticipants": {"value": "commander, engineer"}""");

        assertThat(reviews.require(own).sessionAt()).isNotNull();
        assertThat(reviews.require(foreign).sessionAt()).isNull();
    }

    private void review(String incident, String title) {
        runtime.startProcessInstanceByKey("post-incident-review", incident, ReviewFixture.variables(incident, title));
    }

    private void complete(String incident, String element, String more) {
        var answer = Caller.basic(port, "commander")
                .post(
                        "/engine-rest/task/" + driver.task(incident, element).getId() + "/submit-form",
                        "{\"variables\": {\"incidentId\": {\"value\": \"" + foreign + "\"}" + more + "}}");
        assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
    }
}
