package dev.quell.incident.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Nobody has done the task in time: somebody else is asked as well. */
@Component("escalateOverdueTask")
class EscalateOverdueTaskDelegate implements JavaDelegate {

    private final OpenTasks tasks;

    EscalateOverdueTaskDelegate(OpenTasks tasks) {
        this.tasks = tasks;
    }

    @Override
    public void execute(DelegateExecution execution) {
        tasks.escalate(execution.getProcessInstanceId());
    }
}
