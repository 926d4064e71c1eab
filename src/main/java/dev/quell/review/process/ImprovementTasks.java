package dev.quell.review.process;

import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.stereotype.Component;

/** The tasks of {@code track-improvement} that wait for a person. */
@Component
public class ImprovementTasks {

    private final TaskService tasks;
    private final RuntimeService runtime;

    ImprovementTasks(TaskService tasks, RuntimeService runtime) {
        this.tasks = tasks;
        this.runtime = runtime;
    }

    /** @param name what to do, {@code Verify improvement} */
    public record OpenTask(String id, String name) {}

    /** By improvement, what the person holds and what waits for one of the groups. */
    public Map<String, OpenTask> waitingFor(String user, Collection<String> groups) {
        var offered = groups.isEmpty()
                ? Stream.<Task>empty()
                : query().taskCandidateGroupIn(groups.stream().toList()).unlimitedList().stream();
        var byProcess = Stream.concat(query().taskAssignee(user).unlimitedList().stream(), offered)
                .collect(Collectors.toMap(Task::getProcessInstanceId, Function.identity(), (mine, same) -> mine));
        if (byProcess.isEmpty()) {
            return Map.of();
        }
        return runtime
                .createVariableInstanceQuery()
                .variableName("improvementId")
                .processInstanceIdIn(byProcess.keySet().toArray(String[]::new))
                .unlimitedList()
                .stream()
                .collect(Collectors.toMap(
                        variable -> String.valueOf(variable.getValue()),
                        variable -> task(byProcess, variable),
                        (one, same) -> one));
    }

    private TaskQuery query() {
        return tasks.createTaskQuery().processDefinitionKey("track-improvement").active();
    }

    private static OpenTask task(Map<String, Task> byProcess, VariableInstance variable) {
        var task = byProcess.get(variable.getProcessInstanceId());
        if (task == null) {
            throw new IllegalStateException("No task of " + variable.getProcessInstanceId() + " was asked for");
        }
        return new OpenTask(task.getId(), task.getName());
    }
}
