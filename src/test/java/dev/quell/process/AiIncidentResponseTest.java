package dev.quell.process;

import static dev.quell.incident.process.AiIncidentResponseContract.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quell.incident.Incident;
import dev.quell.incident.IncidentType;
import dev.quell.incident.Incidents;
import dev.quell.incident.NewIncident;
import dev.quell.incident.Severity;
import dev.quell.incident.Status;
import dev.quell.shared.Problem;
import dev.quell.testing.FlowNodeRecorder;
import dev.quell.testing.IntegrationTest;
import dev.quell.testing.ProcessDriver;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The spine alone: the phases are stand-ins that wait for the test. */
class AiIncidentResponseTest extends IntegrationTest {

    @Autowired
    Incidents incidents;

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    FormService forms;

    @Autowired
    HistoryService history;

    @Autowired
    ProcessDriver driver;

    @Autowired
    FlowNodeRecorder recorder;

    @Autowired
    Clock clock;

    private StandIns phases;

    @BeforeEach
    void putStandInsInPlace() {
        phases = new StandIns(repository)
                .waiting("detection-and-analysis")
                .standingDownByItself("containment-and-eradication")
                .waiting("recovery-and-validation")
                .waiting("post-incident-review");
    }

    @AfterEach
    void takeStandInsAway() {
        runtime.createProcessInstanceQuery().processDefinitionKey(KEY).list().stream()
                .forEach(instance -> runtime.deleteProcessInstance(instance.getId(), "test over"));
        phases.close();
    }

    @Test
    void opensAnIncidentForWhatAPersonDeclares() {
        var title = "Chat gives refunds " + UUID.randomUUID();

        var form = definition(KEY);
        var instance = driver.as("business", () -> forms.submitStartForm(form, declaration(title)));

        var incident = incidents.require(businessKey(instance.getId()));
        assertThat(incident.title()).isEqualTo(title);
        assertThat(incident.type()).isEqualTo(IncidentType.ADVERSARIAL_ATTACK);
        assertThat(incident.source()).isEqualTo("tasklist");
        assertThat(incident.reportedBy()).isEqualTo("business");
        assertThat(driver.job(incident.id(), "callActivity_detectionAndAnalysis"))
                .isNotNull();
    }

    @Test
    void opensAnIncidentForWhatASystemDeclares() {
        var instance = driver.as(
                "automation",
                () -> runtime.startProcessInstanceByKey(KEY, "ticket-4711", declaration("From the ticket system")));

        var incident = incidents.require(businessKey(instance.getId()));
        assertThat(incident.source()).isEqualTo("engine-rest");
        assertThat(incident.reportedBy()).isEqualTo("automation");
    }

    @Test
    void refusesADeclarationWithEveryFaultNamedAndOpensNothing() {
        var before = incidents.search(true, 1_000).size();
        Map<String, Object> wrong = Map.of("incidentType", "earthquake", "systemId", "no-such-system");

        assertThatThrownBy(() -> runtime.startProcessInstanceByKey(KEY, wrong))
                .isInstanceOfSatisfying(
                        Problem.class,
                        refusal -> assertThat(refusal.errors())
                                .extracting(Problem.FieldError::field)
                                .containsExactlyInAnyOrder("title", "description", "incidentType", "systemId"));

        assertThat(incidents.search(true, 1_000)).hasSize(before);
    }

    @Test
    void respondsOnceToAnIncidentThatIntakeHasOpened() {
        var incident = respond();

        assertThat(driver.instances(incident.id())).hasSize(1);
        assertThatThrownBy(() -> runtime.startProcessInstanceByMessage(
                        MESSAGE_DECLARED, incident.id(), Map.of(INCIDENT_ID, incident.id())))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("started already");
        assertThatThrownBy(() ->
                        runtime.startProcessInstanceByMessage(MESSAGE_DECLARED, Map.of(INCIDENT_ID, "INC-1999-0001")))
                .hasMessageContaining("INC-1999-0001");
    }

    @Test
    void endsWhenTheAnomalyIsNoIncident() {
        var incident = respond();
        driver.runJobs(incident.id());
        driver.complete(incident.id(), StandIns.WAITING, Map.of("genuine", false));

        assertThat(driver.instances(incident.id())).isEmpty();
        assertThat(lastEnd(incident)).isEqualTo("endEvent_incidentDismissed");
    }

    @Test
    void goesAnotherRoundWhenTheIncidentRecursAndEndsAfterItsReview() {
        var incident = respond();
        driver.runJobs(incident.id());
        driver.complete(
                incident.id(),
                StandIns.WAITING,
                Map.of("genuine", true, "severity", "SEV2", "priority", "P2", "playbook", "generic"));
        driver.complete(incident.id(), StandIns.WAITING, Map.of());
        advance(incident, Status.TRIAGED, Status.CONTAINED, Status.ERADICATED, Status.MONITORING);
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
    void countsTheSignalsThatJoin() {
        var incident = respond();
        driver.runJobs(incident.id());

        join(incident, 3);
        join(incident, 2);

        var task = driver.task(incident.id(), StandIns.WAITING);
        assertThat(tasks.getVariable(task.getId(), JOINED_SIGNALS)).isEqualTo(5);
    }

    @Test
    void followsAChangedSeverityInRecordProcessesAndRhythmOfUpdates() {
        var incident = respond();
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
        var incident = respond();
        var change = runtime.createMessageCorrelation(MESSAGE_SEVERITY_CHANGED)
                .processInstanceBusinessKey(incident.id())
                .setVariables(Map.of("newSeverity", "SEV1", "newPriority", "P1"));

        assertThatThrownBy(change::correlate).hasMessage("changeReason: say what has changed");
        assertThat(incidents.require(incident.id()).severity()).isNull();
    }

    @Test
    void givesUpdatesInTheRhythmOfTheSeverityAndDailyOnceTheHarmIsStopped() {
        var incident = respond();
        driver.fireTimer(incident.id(), UPDATE_DUE);
        driver.runJobs(incident.id());
        assertThat(passed(incident, "callActivity_statusUpdate")).isEqualTo(1);

        advance(incident, Status.TRIAGED, Status.CONTAINED, Status.ERADICATED, Status.MONITORING);
        driver.fireTimer(incident.id(), UPDATE_DUE);
        driver.runJobs(incident.id());
        assertThat(passed(incident, "callActivity_statusUpdate")).isEqualTo(2);
        assertThat(nextUpdate(incident)).isEqualTo(in(Duration.ofDays(1)));
    }

    @Test
    void standsDownOnACommandersWishWhateverPhaseItIsIn() {
        var incident = respond();
        driver.runJobs(incident.id());

        var form = definition("stand-down-incident");
        driver.as("commander", () -> forms.submitStartForm(form, wish(incident.id())));
        driver.runJobs(incident.id());

        assertStoodDown(incident);
        assertThatThrownBy(() -> forms.submitStartForm(definition("stand-down-incident"), wish(incident.id())))
                .hasMessageContaining("DISMISSED");
    }

    @Test
    void letsAPlaybookUndoItsOwnStepsBeforeItStandsDown() {
        var incident = respond();
        driver.runJobs(incident.id());
        driver.complete(incident.id(), StandIns.WAITING, Map.of("genuine", true));

        forms.submitStartForm(definition("stand-down-incident"), wish(incident.id()));
        driver.runJobs(incident.id());

        assertThat(passed(incident, "endEvent_undoneByItself")).isEqualTo(1);
        assertThat(passed(incident, "startEvent_standDownRequested")).isZero();
        assertStoodDown(incident);
    }

    @Test
    void refusesToStandDownWithoutAReasonAndWhatItDoesNotKnow() {
        assertThatThrownBy(() -> forms.submitStartForm(definition("stand-down-incident"), Map.of()))
                .isInstanceOfSatisfying(
                        Problem.class,
                        refusal -> assertThat(refusal.errors())
                                .extracting(Problem.FieldError::field)
                                .containsExactly("incidentNumber", "standDownReason"));
        assertThatThrownBy(() -> forms.submitStartForm(definition("stand-down-incident"), wish("INC-1999-0001")))
                .hasMessageContaining("INC-1999-0001");
    }

    @Test
    void passesEveryFlowNode() {
        opensAnIncidentForWhatAPersonDeclares();
        endsWhenTheAnomalyIsNoIncident();
        goesAnotherRoundWhenTheIncidentRecursAndEndsAfterItsReview();
        countsTheSignalsThatJoin();
        followsAChangedSeverityInRecordProcessesAndRhythmOfUpdates();
        givesUpdatesInTheRhythmOfTheSeverityAndDailyOnceTheHarmIsStopped();
        standsDownOnACommandersWishWhateverPhaseItIsIn();
        recorder.assertEveryFlowNodePassed(KEY);
        recorder.assertEveryFlowNodePassed("stand-down-incident");
    }

    private Incident respond() {
        var incident = incidents.open(new NewIncident(
                "Spine " + UUID.randomUUID(), "", IncidentType.OTHER, null, "api", "tester", null, null, false));
        runtime.startProcessInstanceByMessage(MESSAGE_DECLARED, incident.id(), Map.of(INCIDENT_ID, incident.id()));
        return incident;
    }

    private static Map<String, Object> declaration(String title) {
        return Map.of(
                "title", title,
                "description", "Three since this morning",
                "incidentType", "adversarial-attack",
                "systemId", "");
    }

    private static Map<String, Object> wish(String incidentId) {
        return Map.of("incidentNumber", incidentId, "standDownReason", "It was the load test");
    }

    private void join(Incident incident, int series) {
        runtime.createMessageCorrelation(MESSAGE_SIGNAL_JOINED)
                .processInstanceBusinessKey(incident.id())
                .setVariable("signalSeries", series)
                .correlate();
        driver.runJobs(incident.id());
    }

    private void advance(Incident incident, Status... through) {
        for (var status : through) {
            incidents.transition(incident.id(), status, "by the test");
        }
    }

    private void assertStoodDown(Incident incident) {
        assertThat(incidents.require(incident.id())).satisfies(ended -> {
            assertThat(ended.status()).isEqualTo(Status.DISMISSED);
            assertThat(ended.outcome()).isEqualTo("Stood down: It was the load test");
        });
        assertThat(driver.instances(incident.id())).isEmpty();
        assertThat(passed(incident, "callActivity_actionUndo")).isEqualTo(1);
        assertThat(passed(incident, "endEvent_incidentStoodDown")).isEqualTo(1);
    }

    private long passed(Incident incident, String element) {
        return history.createHistoricActivityInstanceQuery().activityId(element).finished().list().stream()
                .filter(found -> incident.id()
                        .equals(history.createHistoricProcessInstanceQuery()
                                .processInstanceId(found.getProcessInstanceId())
                                .singleResult()
                                .getBusinessKey()))
                .count();
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

    private String businessKey(String instance) {
        return runtime.createProcessInstanceQuery()
                .processInstanceId(instance)
                .singleResult()
                .getBusinessKey();
    }

    private String definition(String key) {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(key)
                .latestVersion()
                .singleResult()
                .getId();
    }
}
