package dev.quell.room.process;

import dev.quell.room.RoleTasks;
import dev.quell.shared.Role;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.springframework.stereotype.Component;

/** A task is a role's when its model says so with the extension property {@code role}. */
@Component
class EngineRoleTasks implements RoleTasks {

    private final TaskService tasks;
    private final RepositoryService repository;

    EngineRoleTasks(TaskService tasks, RepositoryService repository) {
        this.tasks = tasks;
        this.repository = repository;
    }

    @Override
    public void handOver(String incidentId, Role role, String before, String after) {
        tasks.createTaskQuery().processInstanceBusinessKey(incidentId).taskAssignee(before).unlimitedList().stream()
                .filter(task -> isOf(task, role))
                .forEach(task -> tasks.setAssignee(task.getId(), after));
    }

    private boolean isOf(Task task, Role role) {
        var element = repository
                .getBpmnModelInstance(task.getProcessDefinitionId())
                .getModelElementById(task.getTaskDefinitionKey());
        return element instanceof UserTask userTask
                && userTask.getExtensionElements() != null
                && userTask
                        .getExtensionElements()
                        .getElementsQuery()
                        .filterByType(CamundaProperties.class)
                        .list()
                        .stream()
                        .flatMap(properties -> properties.getCamundaProperties().stream())
                        .anyMatch(property -> "role".equals(property.getCamundaName())
                                && role.group().equals(property.getCamundaValue()));
    }
}
