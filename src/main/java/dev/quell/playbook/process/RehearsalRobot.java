package dev.quell.playbook.process;

import dev.quell.engine.RehearsedModels;
import dev.quell.playbook.FormDefaults;
import dev.quell.playbook.RehearsalRun;
import dev.quell.shared.CurrentActor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/**
 * Does the tasks of a rehearsal with the defaults of their forms, and its jobs beside the job executor. It is nobody: where people have to
 * approve, it stops. It waits for no timer and sends no message.
 */
@Component
class RehearsalRobot implements RehearsalRun {

    private static final String NAME = "rehearsal";
    private static final int MOST_STEPS = 300;
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final RepositoryService repository;
    private final RehearsedModels models;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final ManagementService management;
    private final FormService forms;
    private final HistoryService history;
    private final CurrentActor actor;
    private final Clock clock;

    RehearsalRobot(
            RepositoryService repository,
            RehearsedModels models,
            RuntimeService runtime,
            TaskService tasks,
            ManagementService management,
            FormService forms,
            HistoryService history,
            CurrentActor actor,
            Clock clock) {
        this.repository = repository;
        this.models = models;
        this.runtime = runtime;
        this.tasks = tasks;
        this.management = management;
        this.forms = forms;
        this.history = history;
        this.actor = actor;
        this.clock = clock;
    }

    private record Stop(String at, String problem) {}

    @Override
    public Outcome run(String definitionId, String incidentId, Map<String, Object> variables) {
        var deployment = repository.getProcessDefinition(definitionId).getDeploymentId();
        return actor.as(NAME, () -> models.with(deployment, () -> rehearse(definitionId, incidentId, variables)));
    }

    private Outcome rehearse(String definitionId, String incidentId, Map<String, Object> variables) {
        var stop = stopOf(definitionId, incidentId, variables);
        var passed = passed(definitionId, incidentId);
        instances(incidentId)
                .forEach(instance -> runtime.deleteProcessInstanceIfExists(
                        instance.getId(), "The rehearsal is over", true, true, true, false));
        return new Outcome(
                passed, stop.map(Stop::at).orElse(null), stop.map(Stop::problem).orElse(null));
    }

    private Optional<Stop> stopOf(String definitionId, String incidentId, Map<String, Object> variables) {
        try {
            runtime.startProcessInstanceById(definitionId, incidentId, variables);
        } catch (RuntimeException e) {
            return Optional.of(new Stop("its start", message(e)));
        }
        var deadline = clock.instant().plus(LONGEST);
        for (var step = 0; step < MOST_STEPS && clock.instant().isBefore(deadline); step++) {
            if (instances(incidentId).isEmpty()) {
                return Optional.empty();
            }
            var stop = step(incidentId);
            if (stop.isPresent()) {
                return stop;
            }
        }
        return Optional.of(new Stop(
                where(incidentId),
                "it was not over after %d steps or %d seconds".formatted(MOST_STEPS, LONGEST.toSeconds())));
    }

    private Optional<Stop> step(String incidentId) {
        var job = jobs(incidentId).stream().findFirst();
        if (job.isPresent()) {
            return execute(job.get());
        }
        var task = tasks
                .createTaskQuery()
                .processInstanceBusinessKey(incidentId)
                .initializeFormKeys()
                .orderByTaskCreateTime()
                .asc()
                .list()
                .stream()
                .findFirst();
        return task.isPresent()
                ? complete(task.get())
                : Optional.of(new Stop(
                        where(incidentId), "it waits for a message or a time, which a rehearsal does not bring"));
    }

    private Optional<Stop> execute(Job job) {
        try {
            management.executeJob(job.getId());
            return Optional.empty();
        } catch (OptimisticLockingException e) {
            LockSupport.parkNanos(PAUSE.toNanos()); // the job executor has it
            return Optional.empty();
        } catch (RuntimeException e) {
            return exists(job) ? Optional.of(new Stop(where(job), message(e))) : Optional.empty();
        }
    }

    private Optional<Stop> complete(Task task) {
        try {
            tasks.complete(task.getId(), answers(task));
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of(new Stop("the task " + task.getName(), message(e)));
        }
    }

    private Map<String, Object> answers(Task task) {
        if (task.getCamundaFormRef() == null) {
            return Map.of();
        }
        try (var form = forms.getDeployedTaskForm(task.getId())) {
            return FormDefaults.of(form.readAllBytes(), tasks.getVariables(task.getId()), clock.instant());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<ProcessInstance> instances(String incidentId) {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(incidentId)
                .list();
    }

    private List<Job> jobs(String incidentId) {
        return instances(incidentId).stream()
                .flatMap(instance ->
                        management.createJobQuery().processInstanceId(instance.getId()).messages().list().stream())
                .toList();
    }

    private boolean exists(Job job) {
        return management.createJobQuery().jobId(job.getId()).count() > 0;
    }

    private String where(Job job) {
        var definition = management
                .createJobDefinitionQuery()
                .jobDefinitionId(job.getJobDefinitionId())
                .singleResult();
        return definition == null ? "a step" : definition.getActivityId();
    }

    private String where(String incidentId) {
        return instances(incidentId).stream()
                .flatMap(instance -> runtime.getActiveActivityIds(instance.getId()).stream())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private Set<String> passed(String definitionId, String incidentId) {
        return history
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(incidentId)
                .processDefinitionId(definitionId)
                .list()
                .stream()
                .flatMap(
                        instance -> history
                                .createHistoricActivityInstanceQuery()
                                .processInstanceId(instance.getId())
                                .finished()
                                .list()
                                .stream())
                .filter(activity -> !activity.isCanceled())
                .map(HistoricActivityInstance::getActivityId)
                .collect(Collectors.toSet());
    }

    private static String message(Throwable failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    }
}
