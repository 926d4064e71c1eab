package dev.quell.incident.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quell.incident.IncidentType;
import dev.quell.incident.Incidents;
import dev.quell.incident.NewIncident;
import dev.quell.incident.Priority;
import dev.quell.incident.Severity;
import dev.quell.incident.Timeline;
import dev.quell.testing.IntegrationTest;
import dev.quell.testing.ProcessDriver;
import dev.quell.testing.SettableClock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.builder.UserTaskBuilder;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Tasks of models that a process owner has drawn: nothing at them but the due date. */
class TaskEscalationTest extends IntegrationTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String TASK = "userTask_askRegulator";
    private static final String BY_SERVICE_LEVEL = "${serviceLevel.dueAt(execution, 'triage')}";

    @Autowired
    private TaskEscalation escalation;

    @Autowired
    private Incidents incidents;

    @Autowired
    private Timeline timeline;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    @Autowired
    private ProcessDriver driver;

    @Autowired
    private SettableClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    private final String model = "asking-" + UUID.randomUUID();

    @Test
    void offersATaskToTheCommandersWhenTheTimeOfItsMilestoneHasPassed() {
        var incident = asked(BY_SERVICE_LEVEL);

        after(Duration.ofMinutes(19)); // due after 15 minutes, escalated after 20
        assertThat(priority(incident)).isLessThan(OpenTasks.ESCALATED);
        after(Duration.ofMinutes(1));

        assertThat(priority(incident)).isEqualTo(OpenTasks.ESCALATED);
        assertThat(candidates(incident)).containsExactlyInAnyOrder("legal-compliance", "incident-commander");
        assertThat(timeline.of(incident))
                .filteredOn(entry ->
                        entry.summary().equals("Overdue and escalated to the incident commanders: Ask regulator"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.detailsMap())
                        .containsEntry("element", TASK)
                        .hasEntrySatisfying(
                                "serviceLevel",
                                level -> assertThat((Map<?, ?>) level)
                                        .extracting("milestone", "rule")
                                        .containsExactly("triage", "rule_triage_SEV2")));
    }

    @Test
    void goesByTheSeverityThatTheIncidentHasNow() {
        var incident = asked(BY_SERVICE_LEVEL, Map.of("severity", "SEV3")); // an hour, and two
        incidents.classify(incident, Severity.SEV3, Priority.P3, null);
        after(Duration.ofMinutes(70));
        assertThat(priority(incident)).isLessThan(OpenTasks.ESCALATED);

        incidents.classify(incident, Severity.SEV1, Priority.P1, "It is much worse");
        escalation.sweep();

        assertThat(priority(incident)).isEqualTo(OpenTasks.ESCALATED);
    }

    @Test
    void escalatesOnce() {
        var incident = asked(BY_SERVICE_LEVEL);

        after(Duration.ofHours(1));
        after(Duration.ofHours(1));

        assertThat(escalations(incident)).isEqualTo(1);
    }

    @Test
    void escalatesOnceThoughTwoNodesLookAtTheSameMoment() {
        var contested = asked(BY_SERVICE_LEVEL);
        var next = asked(BY_SERVICE_LEVEL);
        clock.advance(Duration.ofHours(1));

        var nodes = transaction.execute(status -> {
            timeline.lockIfPresent(contested); // both have read the task, and neither can go on
            var both = List.of(
                    CompletableFuture.runAsync(escalation::sweep), CompletableFuture.runAsync(escalation::sweep));
            await().atMost(SOON).until(() -> waitingForLocks() >= 2);
            return both;
        });
        nodes.forEach(CompletableFuture::join);

        assertThat(escalations(contested)).isEqualTo(1);
        assertThat(candidates(contested)).containsOnlyOnce("incident-commander");
        assertThat(escalations(next)).isEqualTo(1);
        assertThat(timeline.verify(contested).intact()).isTrue();
    }

    @Test
    void goesOnWithTheOthersWhenOneTaskFails() {
        var broken = asked(BY_SERVICE_LEVEL);
        runtime.setVariable(driver.instances(broken).get(0).getId(), "severity", "SEV9");
        var sound = asked(BY_SERVICE_LEVEL);

        after(Duration.ofHours(1));

        assertThat(priority(broken)).isLessThan(OpenTasks.ESCALATED);
        assertThat(priority(sound)).isEqualTo(OpenTasks.ESCALATED);
    }

    @Test
    void escalatesATaskThatBelongsToNoIncident() {
        deploy(task(BY_SERVICE_LEVEL));
        var signal = "signal-" + UUID.randomUUID();
        runtime.startProcessInstanceByKey(model, signal);

        after(Duration.ofMinutes(20));

        assertThat(priority(signal)).isEqualTo(OpenTasks.ESCALATED);
        assertThat(candidates(signal)).contains("incident-commander");
    }

    @Test
    void leavesARehearsalAlone() {
        var rehearsal = asked(BY_SERVICE_LEVEL, Map.of(), "rehearsal");

        after(Duration.ofHours(1));

        assertThat(priority(rehearsal)).isLessThan(OpenTasks.ESCALATED);
        assertThat(escalations(rehearsal)).isZero();
    }

    @Test
    void countsFromTheDateThatPeopleHaveAgreedOn() {
        var agreed = Date.from(clock.instant().plus(Duration.ofDays(2)));
        var incident = asked("${serviceLevel.dueOn(execution, agreedAt, 'triage')}", Map.of("agreedAt", agreed));
        assertThat(driver.task(incident, TASK).getDueDate()).isEqualTo(agreed);

        after(Duration.ofDays(2).plusMinutes(4)); // five minutes lie between due and escalated
        assertThat(priority(incident)).isLessThan(OpenTasks.ESCALATED);
        after(Duration.ofMinutes(1));

        assertThat(priority(incident)).isEqualTo(OpenTasks.ESCALATED);
    }

    @Test
    void leavesATaskAloneThatIsDueByItsOwnRules() {
        var promised = Date.from(clock.instant().plus(Duration.ofMinutes(5)));
        var incident = asked("${promisedAt}", Map.of("promisedAt", promised));

        after(Duration.ofDays(60));

        assertThat(priority(incident)).isLessThan(OpenTasks.ESCALATED);
    }

    @Test
    void leavesATaskAloneWhoseModelSaysWhatHappensWhenItIsLate() {
        deploy(task(BY_SERVICE_LEVEL)
                .boundaryEvent("boundaryEvent_late")
                .name("Late")
                .timerWithDuration("P1D")
                .endEvent("endEvent_late")
                .moveToActivity(TASK));
        var incident = started(Map.of(), "api");

        after(Duration.ofDays(60));

        assertThat(priority(incident)).isLessThan(OpenTasks.ESCALATED);
    }

    @Test
    void worksAsDrawnForIncidentsThatRunOnModelsFromBefore() {
        deploy(task(BY_SERVICE_LEVEL)
                .boundaryEvent("boundaryEvent_late")
                .name("Late")
                .cancelActivity(false)
                .timerWithDate("${serviceLevel.escalateAt(execution, 'triage')}")
                .serviceTask("serviceTask_escalateOverdueTask")
                .name("Escalate overdue task")
                .camundaDelegateExpression("${escalateOverdueTask}")
                .endEvent("endEvent_late")
                .moveToActivity(TASK));
        var incident = started(Map.of(), "api");

        driver.fireTimer(incident, "boundaryEvent_late");
        after(Duration.ofHours(1));

        assertThat(priority(incident)).isEqualTo(OpenTasks.ESCALATED);
        assertThat(escalations(incident)).isEqualTo(1);
    }

    @Test
    void coversEveryTaskOfTheBundledProcessesButThoseThatAreDueOrEscalatedInTheirOwnWay() {
        var configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        var left = repository.createDeploymentQuery().deploymentSource("quell-pack").list().stream()
                .flatMap(pack -> repository.createProcessDefinitionQuery().deploymentId(pack.getId()).list().stream())
                .flatMap(definition -> configuration
                        .getCommandExecutorTxRequired()
                        .execute(context -> {
                            var process = configuration
                                    .getDeploymentCache()
                                    .findDeployedProcessDefinitionById(definition.getId());
                            return process.getTaskDefinitions().keySet().stream()
                                    .filter(task -> Milestones.ofEscalated(process, task)
                                            .isEmpty());
                        }))
                .toList();

        assertThat(left).containsExactlyInAnyOrder("userTask_approveActions", "userTask_carryOutImprovement");
    }

    private String asked(String dueDate) {
        return asked(dueDate, Map.of());
    }

    private String asked(String dueDate, Map<String, Object> variables) {
        return asked(dueDate, variables, "api");
    }

    /** An incident with one open task. */
    private String asked(String dueDate, Map<String, Object> variables, String source) {
        deploy(task(dueDate));
        return started(variables, source);
    }

    private UserTaskBuilder task(String dueDate) {
        return Bpmn.createExecutableProcess(model)
                .name("Asking")
                .camundaHistoryTimeToLiveString("P1D")
                .startEvent()
                .userTask(TASK)
                .name("Ask regulator")
                .documentation("Call the authority and note what it says.")
                .camundaCandidateGroups("legal-compliance")
                .camundaDueDate(dueDate);
    }

    private void deploy(UserTaskBuilder task) {
        repository
                .createDeployment()
                .addModelInstance(model + ".bpmn", task.endEvent().done())
                .deploy();
    }

    private String started(Map<String, Object> variables, String source) {
        var incident = incidents
                .open(new NewIncident(
                        "Somebody must be asked",
                        "",
                        IncidentType.OTHER,
                        null,
                        source,
                        "test",
                        null,
                        UUID.randomUUID().toString(),
                        source.equals("rehearsal")))
                .id();
        runtime.startProcessInstanceByKey(model, incident, variables);
        return incident;
    }

    private void after(Duration time) {
        clock.advance(time);
        escalation.sweep();
    }

    private int priority(String incident) {
        return driver.task(incident, TASK).getPriority();
    }

    private List<String> candidates(String incident) {
        return tasks.getIdentityLinksForTask(driver.task(incident, TASK).getId()).stream()
                .map(IdentityLink::getGroupId)
                .toList();
    }

    private long escalations(String incident) {
        return timeline.of(incident).stream()
                .filter(entry -> entry.summary().startsWith("Overdue and escalated"))
                .count();
    }

    private int waitingForLocks() {
        return jdbc.sql(
                        "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'")
                .query(Integer.class)
                .single();
    }
}
