package dev.quell.room.process;

import dev.quell.room.FailedStep;
import dev.quell.room.FailedStepList;
import dev.quell.shared.Problem;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The engine's own incidents of failed jobs; a retry completes the task of the process that was started for each. */
@Component
class EngineFailedSteps implements FailedStepList {

    private static final String FAILED_JOB = "failedJob";
    private static final String RESOLUTION = "resolve-failed-step";
    private static final int MOST_OF_AN_ERROR = 500;
    private static final int LEAST_NOTES = 3;
    private static final int MOST_NOTES = 4000;

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final IdentityService identity;
    private final ElementNames names;

    EngineFailedSteps(RuntimeService runtime, TaskService tasks, IdentityService identity, ElementNames names) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.identity = identity;
        this.names = names;
    }

    @Override
    public List<FailedStep> of(String incidentId) {
        return runtime
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(incidentId)
                .incidentType(FAILED_JOB)
                .unlimitedList()
                .stream()
                .flatMap(instance -> runtime
                        .createIncidentQuery()
                        .processInstanceId(instance.getId())
                        .incidentType(FAILED_JOB)
                        .unlimitedList()
                        .stream()
                        .map(failure -> step(incidentId, instance, failure)))
                .sorted(Comparator.comparing(FailedStep::since))
                .toList();
    }

    @Override
    @Transactional
    public void retry(String incidentId, String job, String notes, String person, Set<String> groups) {
        var words = notes.strip();
        if (words.length() < LEAST_NOTES || words.length() > MOST_NOTES) {
            throw Problem.invalid("notes", "write what the cause was and what you did, in 3 to 4000 characters");
        }
        var task = openTo(person, find(incidentId, job)).task();
        identity.setAuthentication(person, List.copyOf(groups));
        try {
            tasks.claim(task, person);
            tasks.complete(task, Map.of("resolution", "retry", "resolutionNotes", words));
        } finally {
            identity.clearAuthentication();
        }
    }

    private FailedStep find(String incidentId, String job) {
        return of(incidentId).stream()
                .filter(step -> !step.within() && step.job().equals(job))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("failed step", job));
    }

    private static FailedStep.Resolution openTo(String person, FailedStep step) {
        var resolution = step.resolution();
        if (resolution == null) {
            throw Problem.conflict("It is decided already what becomes of this step: load the page again");
        }
        if (!resolution.openTo(person)) {
            throw Problem.conflict(resolution.assignee() + " has taken the task for this step: speak with them first");
        }
        return resolution;
    }

    private FailedStep step(String incidentId, ProcessInstance instance, Incident failure) {
        var within = !failure.getId().equals(failure.getRootCauseIncidentId());
        var job = Objects.requireNonNullElse(failure.getConfiguration(), "");
        return new FailedStep(
                job,
                instance.getId(),
                instance.getProcessDefinitionKey(),
                failure.getActivityId(),
                names.of(failure.getProcessDefinitionId(), failure.getActivityId()),
                message(failure.getIncidentMessage()),
                failure.getIncidentTimestamp().toInstant(),
                within,
                within ? null : resolution(incidentId, job));
    }

    private FailedStep.@Nullable Resolution resolution(String incidentId, String job) {
        return runtime
                .createProcessInstanceQuery()
                .processDefinitionKey(RESOLUTION)
                .processInstanceBusinessKey(incidentId)
                .variableValueEquals("failedJobId", job)
                .unlimitedList()
                .stream()
                .flatMap(instance -> tasks.createTaskQuery().processInstanceId(instance.getId()).list().stream())
                .findFirst()
                .map(task -> new FailedStep.Resolution(task.getId(), task.getAssignee()))
                .orElse(null);
    }

    /** Its first line: what follows is for those who read logs. */
    private static String message(@Nullable String text) {
        var line = text == null ? "" : text.strip().lines().findFirst().orElse("");
        if (line.isEmpty()) {
            return "The step gave no reason.";
        }
        return line.length() <= MOST_OF_AN_ERROR ? line : line.substring(0, MOST_OF_AN_ERROR) + "…";
    }
}
