package dev.quell.web.process;

import java.time.Clock;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.Variables;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The open tasks of an incident, in all of its processes, the most urgent first. */
@Component
public class OpenTaskList {

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final Clock clock;

    OpenTaskList(TaskService tasks, RuntimeService runtime, Clock clock) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.clock = clock;
    }

    public List<OpenTask> of(String incidentId) {
        return tasks.createTaskQuery().processInstanceBusinessKey(incidentId).unlimitedList().stream()
                .map(task -> show(task, incidentId))
                .sorted(Comparator.comparing(OpenTask::due, Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
    }

    /** Starts the process that stands the incident down, in the name of whoever is logged in. */
    public void standDown(String incidentId, String reason) {
        var variables = Variables.createVariables()
                .putValue("incidentNumber", incidentId)
                .putValue("standDownReason", reason);
        runtime.startProcessInstanceByKey("stand-down-incident", incidentId, variables);
    }

    private OpenTask show(Task task, String incidentId) {
        var groups = tasks.getIdentityLinksForTask(task.getId()).stream()
                .map(IdentityLink::getGroupId)
                .filter(Objects::nonNull)
                .sorted()
                .toList();
        return new OpenTask(
                task.getId(),
                incidentId,
                task.getName() == null ? task.getTaskDefinitionKey() : task.getName(),
                task.getAssignee(),
                groups,
                task.getDueDate() == null ? null : task.getDueDate().toInstant(),
                isOver(task.getDueDate()));
    }

    private boolean isOver(@Nullable Date due) {
        return due != null && due.toInstant().isBefore(clock.instant());
    }
}
