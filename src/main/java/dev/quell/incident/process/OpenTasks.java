package dev.quell.incident.process;

import dev.quell.incident.Incidents;
import dev.quell.incident.Timeline;
import dev.quell.shared.Role;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** What can happen to a task while it is open, other than being done. */
@Component
class OpenTasks {

    /** The priority of a task that has been escalated. */
    static final int ESCALATED = 100;

    private final TaskService tasks;
    private final Incidents incidents;
    private final Timeline timeline;

    OpenTasks(TaskService tasks, Incidents incidents, Timeline timeline) {
        this.tasks = tasks;
        this.incidents = incidents;
        this.timeline = timeline;
    }

    /** The due date of each open task of the incident, worked out again as its model says, from now. */
    void dateAnew(String incidentId) {
        tasks.createTaskQuery()
                .processInstanceBusinessKey(incidentId)
                .unlimitedList()
                .forEach(task -> {
                    var entity = (TaskEntity) task;
                    var due = entity.getTaskDefinition().getDueDateExpression();
                    if (due != null && due.getValue(entity.getExecution()) instanceof Date date) {
                        task.setDueDate(date);
                        tasks.saveTask(task);
                    }
                });
    }

    /** Offers the open tasks of a process to the incident commanders too, ahead of everything else. */
    void escalateTasksOf(String processInstanceId) {
        tasks.createTaskQuery().processInstanceId(processInstanceId).unlimitedList().stream()
                .filter(task -> task.getPriority() < ESCALATED)
                .forEach(task -> escalate(task, Map.of()));
    }

    /**
     * The same for one task, within a command of the engine. Of two who do so at once the second fails.
     *
     * @param why details for the timeline
     * @return false when it is done or has been escalated
     */
    boolean escalateTask(String taskId, Map<String, ?> why) {
        var open = Optional.ofNullable(tasks.createTaskQuery().taskId(taskId).singleResult())
                .filter(task -> task.getPriority() < ESCALATED);
        open.ifPresent(task -> escalate(task, why));
        return open.isPresent();
    }

    private void escalate(Task task, Map<String, ?> why) {
        task.setPriority(ESCALATED);
        tasks.saveTask(task);
        tasks.addCandidateGroup(task.getId(), Role.INCIDENT_COMMANDER.group());
        var details = new HashMap<String, Object>(why);
        details.put("element", task.getTaskDefinitionKey());
        details.put("task", task.getId());
        var entity = (TaskEntity) task;
        incidents
                .find(String.valueOf(entity.getExecution().getProcessBusinessKey()))
                .ifPresent(incident -> timeline.append(
                        incident.id(),
                        "note",
                        "Overdue and escalated to the incident commanders: " + task.getName(),
                        details));
    }
}
