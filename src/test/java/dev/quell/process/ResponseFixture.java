package dev.quell.process;

import dev.quell.automation.Action;
import dev.quell.automation.ActionStatus;
import dev.quell.automation.Actions;
import dev.quell.automation.EvidenceGate;
import dev.quell.incident.EvidenceStore;
import dev.quell.incident.Incident;
import dev.quell.incident.IncidentType;
import dev.quell.incident.Incidents;
import dev.quell.incident.NewIncident;
import dev.quell.incident.Priority;
import dev.quell.incident.Severity;
import dev.quell.incident.Status;
import dev.quell.incident.Timeline;
import dev.quell.incident.TimelineEntry;
import dev.quell.inventory.AiSystems;
import dev.quell.inventory.DriftSettings;
import dev.quell.testing.ProcessDriver;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.persistence.entity.TimerEntity;
import org.camunda.bpm.engine.runtime.Execution;
import org.camunda.bpm.engine.task.Task;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Incidents about simulated AI systems of their own, the people of a response, and the outside world in the test's hand. */
class ResponseFixture {

    /** Messages go their own way, beside the response. */
    private static final String DELIVERY = "notify-stakeholders-delivery";

    /** Registry and scheduler of the AI systems. */
    final SimulatedOutside outside;

    private final Incidents incidents;
    private final AiSystems systems;
    private final EvidenceStore evidence;
    private final Actions actions;
    private final Timeline timeline;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final ManagementService management;
    private final RepositoryService repository;
    private final ProcessDriver driver;

    ResponseFixture(BeanFactory beans) {
        incidents = beans.getBean(Incidents.class);
        systems = beans.getBean(AiSystems.class);
        evidence = beans.getBean(EvidenceStore.class);
        actions = beans.getBean(Actions.class);
        timeline = beans.getBean(Timeline.class);
        runtime = beans.getBean(RuntimeService.class);
        tasks = beans.getBean(TaskService.class);
        management = beans.getBean(ManagementService.class);
        repository = beans.getBean(RepositoryService.class);
        driver = beans.getBean(ProcessDriver.class);
        outside = new SimulatedOutside(beans.getBean(JdbcClient.class));
        new ResponsePeople(beans.getBean(IdentityService.class)).exist();
    }

    /** A triaged SEV2 incident; alias {@code champion} of its system stands at version 6, and 5 was good. */
    Incident triaged(IncidentType type) {
        return triaged(type, "simulated");
    }

    Incident triaged(IncidentType type, String connection) {
        return triaged(type, connection, DriftSettings.none());
    }

    /** Neither its data windows nor its registry and scheduler can be read. */
    Incident unreadable() {
        return triaged(
                IncidentType.MODEL_DRIFT,
                "no-such-connection",
                new DriftSettings("gone/reference.csv", "gone/current.csv", Map.of(), null));
    }

    Incident triaged(IncidentType type, String connection, DriftSettings drift) {
        var id = "resp-" + UUID.randomUUID().toString().substring(0, 8);
        systems.register(SimulatedOutside.system(id, connection, drift));
        var incident =
                incidents.open(new NewIncident("Drift of " + id, "", type, id, "api", "tester", null, null, false));
        incidents.classify(incident.id(), Severity.SEV2, Priority.P2, null);
        incidents.transition(incident.id(), Status.TRIAGED, "verified");
        return incidents.require(incident.id());
    }

    Incident withEvidence(IncidentType type) {
        var incident = triaged(type);
        for (var name : List.of(EvidenceGate.REGISTRY_STATE, EvidenceGate.METRICS)) {
            evidence.freeze(incident.id(), name, "text/plain", name.getBytes(StandardCharsets.UTF_8), "test");
        }
        return incident;
    }

    /** Starts a process as the spine would, with {@code more} besides, and runs its jobs. */
    void start(String process, Incident incident, Map<String, Object> more) {
        var variables = new HashMap<String, Object>();
        variables.put("incidentId", incident.id());
        variables.put("incidentType", incident.type().key());
        variables.put("severity", "SEV2");
        variables.put("priority", "P2");
        variables.put("playbook", incident.type() == IncidentType.MODEL_DRIFT ? "model-drift" : "generic");
        variables.put("exercise", false);
        variables.put("systemId", incident.systemId());
        variables.put("title", incident.title());
        variables.put("proposer", "t-engineer");
        variables.put("rootCause", "The upstream source has changed its unit");
        variables.putAll(more);
        runtime.startProcessInstanceByKey(process, incident.id(), variables);
        driver.runJobs(incident.id());
    }

    void approve(String incidentId, String user) {
        decide(incidentId, user, "approve", "");
    }

    /** Answers the first open approval and runs what follows. */
    void decide(String incidentId, String user, String decision, String reason) {
        answer(incidentId, user, decision, reason);
        driver.runJobs(incidentId);
    }

    /** Approves and then runs jobs only until one waits at {@code step}. */
    void approveUntil(String incidentId, String user, String step) {
        answer(incidentId, user, "approve", "");
        while (jobsAt(incidentId, step) == 0) {
            management.executeJob(driver.jobs(incidentId).stream()
                    .filter(job -> !(job instanceof TimerEntity))
                    .findFirst()
                    .orElseThrow()
                    .getId());
        }
    }

    void answer(String incidentId, String user, String decision, String reason) {
        var task = tasks.createTaskQuery()
                .processInstanceBusinessKey(incidentId)
                .taskDefinitionKey("userTask_approveActions")
                .or()
                .taskCandidateUser(user)
                .taskAssignee(user)
                .endOr()
                .list()
                .get(0);
        driver.as(user, () -> {
            tasks.complete(task.getId(), Map.of("approvalDecision", decision, "decisionReason", reason));
            return task;
        });
    }

    Object variable(Incident incident, String name) {
        return runtime
                .createVariableInstanceQuery()
                .processInstanceIdIn(instanceIds(incident.id()).toArray(String[]::new))
                .variableName(name)
                .list()
                .stream()
                .filter(variable -> variable.getValue() != null)
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    /** Calls a process from one that catches {@code incidentStoodDown}, as the spine does. */
    void startCaught(String process, Incident incident) {
        repository
                .createDeployment()
                .name("harness")
                .enableDuplicateFiltering(true)
                .addClasspathResource("harness/call-and-catch.bpmn")
                .deploy();
        start("call-and-catch", incident, Map.of("called", process));
    }

    void standDown(Incident incident) {
        requestStandDown(incident);
        driver.runJobs(incident.id());
    }

    void requestStandDown(Incident incident) {
        var listening = runtime.createExecutionQuery()
                .processInstanceBusinessKey(incident.id())
                .messageEventSubscriptionName("incident.standDown")
                .singleResult();
        runtime.messageEventReceived("incident.standDown", listening.getId());
    }

    private long jobsAt(String incidentId, String step) {
        return instanceIds(incidentId).stream()
                .mapToLong(id -> management
                        .createJobQuery()
                        .processInstanceId(id)
                        .activityId(step)
                        .count())
                .sum();
    }

    private Set<String> instanceIds(String incidentId) {
        return runtime
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(incidentId)
                .processDefinitionKeyNotIn(DELIVERY)
                .list()
                .stream()
                .map(Execution::getId)
                .collect(Collectors.toSet());
    }

    Status status(Incident incident) {
        return incidents.require(incident.id()).status();
    }

    List<ActionStatus> actionStatuses(Incident incident) {
        return actions.of(incident.id()).stream().map(Action::status).toList();
    }

    List<String> kinds(Incident incident) {
        return timeline.of(incident.id()).stream().map(TimelineEntry::kind).toList();
    }

    /** Completes the one open task of that element in a person's name, with its permissions, and runs what follows. */
    void complete(Incident incident, String user, String taskId, Map<String, Object> answers) {
        driver.completeAs(user, incident.id(), taskId, answers);
    }

    /** Element ids of the open tasks. */
    List<String> openTasks(Incident incident) {
        return driver.tasks(incident.id()).stream()
                .filter(task -> instanceIds(incident.id()).contains(task.getProcessInstanceId()))
                .map(Task::getTaskDefinitionKey)
                .distinct()
                .toList();
    }

    boolean ended(Incident incident) {
        return instanceIds(incident.id()).isEmpty();
    }
}
