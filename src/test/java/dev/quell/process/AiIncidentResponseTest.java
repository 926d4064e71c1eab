package dev.quell.process;

import static dev.quell.incident.process.AiIncidentResponseContract.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quell.incident.Incident;
import dev.quell.incident.Incidents;
import dev.quell.incident.Severity;
import dev.quell.incident.Status;
import dev.quell.testing.FlowNodeRecorder;
import dev.quell.testing.IntegrationTest;
import dev.quell.testing.ProcessDriver;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** The spine from the declaration to the closed incident. */
class AiIncidentResponseTest extends IntegrationTest {

    @Autowired
    Incidents incidents;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    HistoryService history;

    @Autowired
    ProcessDriver driver;

    @Autowired
    FlowNodeRecorder recorder;

    @Autowired
    Clock clock;

    private SpineFixture spine;

    @BeforeEach
    void putStandInsInPlace(@Autowired BeanFactory beans) {
        spine = new SpineFixture(beans);
    }

    @AfterEach
    void takeStandInsAway() {
        spine.close();
    }

    @Test
    void endsWhenTheAnomalyIsNoIncident() {
        var incident = spine.respond();
        driver.runJobs(incident.id());
        driver.complete(incident.id(), StandIns.WAITING, Map.of("genuine", false));

        assertThat(driver.instances(incident.id())).isEmpty();
        assertThat(lastEnd(incident)).isEqualTo("endEvent_incidentDismissed");
    }

    @Test
    void goesAnotherRoundWhenTheIncidentRecursAndEndsAfterItsReview() {
        var incident = spine.respond();
        driver.runJobs(incident.id());
        driver.complete(
                incident.id(),
                StandIns.WAITING,
                Map.of("genuine", true, "severity", "SEV2", "priority", "P2", "playbook", "generic"));
        driver.complete(incident.id(), StandIns.WAITING, Map.of());
        spine.advance(incident, Status.TRIAGED, Status.CONTAINED, Status.ERADICATED, Status.MONITORING);
        driver.complete(incident.id(), StandIns.WAITING, Map.of("recurred", true));

        assertThat(incidents.require(incident.id()).status()).isEqualTo(Status.TRIAGED);
        assertThat(driver.tasks(incident.id()))
                .singleElement()
                .satisfies(task -> assertThat(tasks.getVariables(task.getId()))
                        .containsEntry("round", 2)
                        .containsEntry("severity", "SEV2"));

        driver.complete(incident.id(), StandIns.WAITING, Map.of());
        driver.complete(incident.id(), StandIns.WAITING, Map.of("recurred", false));
        driver.complete(incident.id(), StandIns.WAITING, Map.of());
        assertThat(driver.instances(incident.id())).isEmpty();
        assertThat(lastEnd(incident)).isEqualTo("endEvent_incidentClosed");
    }

    @Test
    void beginsTheReviewOnlyOnceEveryBrokenGlassIsRatified() {
        var incident = spine.respond();
        driver.runJobs(incident.id());
        driver.complete(incident.id(), StandIns.WAITING, Map.of("genuine", true));
        driver.complete(incident.id(), StandIns.WAITING, Map.of());
        spine.breakGlass(incident, "commander");
        driver.complete(incident.id(), StandIns.WAITING, Map.of("recurred", false));

        assertThat(driver.tasks(incident.id()))
                .extracting(Task::getTaskDefinitionKey)
                .containsExactly("userTask_ratifyBreakGlass");
        spine.ratify(incident, "deputy");
        assertThat(driver.tasks(incident.id()))
                .extracting(Task::getTaskDefinitionKey)
                .containsExactly(StandIns.WAITING);
    }

    @Test
    void countsTheSignalsThatJoin() {
        var incident = spine.respond();
        driver.runJobs(incident.id());

        join(incident, 3);
        join(incident, 2);

        var task = driver.task(incident.id(), StandIns.WAITING);
        assertThat(tasks.getVariable(task.getId(), JOINED_SIGNALS)).isEqualTo(5);
    }

    @Test
    void followsAChangedSeverityInRecordProcessesAndRhythmOfUpdates() {
        var incident = spine.respond();
        driver.runJobs(incident.id());
        assertThat(nextUpdate(incident)).isEqualTo(in(Duration.ofHours(1)));

        runtime.createMessageCorrelation(MESSAGE_SEVERITY_CHANGED)
                .processInstanceBusinessKey(incident.id())
                .setVariables(Map.of("newSeverity", "SEV1", "newPriority", "P1", "changeReason", "Data has leaked"))
                .correlate();
        driver.runJobs(incident.id());

        assertThat(incidents.require(incident.id()).severity()).isEqualTo(Severity.SEV1);
        var task = driver.task(incident.id(), StandIns.WAITING);
        assertThat(tasks.getVariables(task.getId())).containsEntry("severity", "SEV1");
        assertThat(nextUpdate(incident)).isEqualTo(in(Duration.ofMinutes(30)));
    }

    @Test
    void refusesAChangeOfSeverityWithoutAReason() {
        var incident = spine.respond();
        var change = runtime.createMessageCorrelation(MESSAGE_SEVERITY_CHANGED)
                .processInstanceBusinessKey(incident.id())
                .setVariables(Map.of("newSeverity", "SEV1", "newPriority", "P1"));

        assertThatThrownBy(change::correlate).hasMessage("changeReason: say what has changed");
        assertThat(incidents.require(incident.id()).severity()).isNull();
    }

    @Test
    void givesUpdatesInTheRhythmOfTheSeverityAndDailyOnceTheHarmIsStopped() {
        var incident = spine.respond();
        driver.fireTimer(incident.id(), UPDATE_DUE);
        driver.runJobs(incident.id());
        assertThat(spine.passed(incident, "callActivity_statusUpdate")).isEqualTo(1);

        spine.advance(incident, Status.TRIAGED, Status.CONTAINED, Status.ERADICATED, Status.MONITORING);
        driver.fireTimer(incident.id(), UPDATE_DUE);
        driver.runJobs(incident.id());
        assertThat(spine.passed(incident, "callActivity_statusUpdate")).isEqualTo(2);
        assertThat(nextUpdate(incident)).isEqualTo(in(Duration.ofDays(1)));
    }

    @Test
    void passesEveryFlowNode() {
        spine.declare("Chat gives refunds");
        endsWhenTheAnomalyIsNoIncident();
        goesAnotherRoundWhenTheIncidentRecursAndEndsAfterItsReview();
        countsTheSignalsThatJoin();
        followsAChangedSeverityInRecordProcessesAndRhythmOfUpdates();
        givesUpdatesInTheRhythmOfTheSeverityAndDailyOnceTheHarmIsStopped();
        spine.standDown(spine.respond());
        recorder.assertEveryFlowNodePassed(KEY);
    }

    private void join(Incident incident, int series) {
        runtime.createMessageCorrelation(MESSAGE_SIGNAL_JOINED)
                .processInstanceBusinessKey(incident.id())
                .setVariable("signalSeries", series)
                .correlate();
        driver.runJobs(incident.id());
    }

    private String lastEnd(Incident incident) {
        return history.createHistoricProcessInstanceQuery()
                .processDefinitionKey(KEY)
                .processInstanceBusinessKey(incident.id())
                .singleResult()
                .getEndActivityId();
    }

    private Date nextUpdate(Incident incident) {
        return driver.job(incident.id(), UPDATE_DUE).getDuedate();
    }

    private Date in(Duration duration) {
        return Date.from(clock.instant().plus(duration));
    }
}
