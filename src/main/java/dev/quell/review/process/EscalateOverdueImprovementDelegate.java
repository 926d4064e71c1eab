package dev.quell.review.process;

import dev.quell.engine.NotInRehearsals;
import dev.quell.review.Improvements;
import dev.quell.shared.Role;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@NotInRehearsals
@Component("escalateOverdueImprovement")
class EscalateOverdueImprovementDelegate implements JavaDelegate {

    private static final int URGENT = 90;

    private final Improvements improvements;
    private final TaskService tasks;

    EscalateOverdueImprovementDelegate(Improvements improvements, TaskService tasks) {
        this.improvements = improvements;
        this.tasks = tasks;
    }

    @Override
    public void execute(DelegateExecution execution) {
        improvements.overdue(Answers.required(execution, "improvementId"));
        tasks.createTaskQuery()
                .processInstanceId(execution.getProcessInstanceId())
                .taskDefinitionKey("userTask_carryOutImprovement")
                .unlimitedList()
                .forEach(task -> {
                    tasks.addCandidateGroup(task.getId(), Role.INCIDENT_COMMANDER.group());
                    tasks.setPriority(task.getId(), URGENT);
                });
    }
}
