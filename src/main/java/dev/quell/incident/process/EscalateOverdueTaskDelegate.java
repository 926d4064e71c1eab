package dev.quell.incident.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Nobody has done the task in time: somebody else is asked as well. No bundled model draws this any more, because {@link TaskEscalation}
 * sees to it; incidents that run on versions with such timers still do, and asking twice changes nothing.
 */
@Component("escalateOverdueTask")
class EscalateOverdueTaskDelegate implements JavaDelegate {

    private final OpenTasks tasks;

    EscalateOverdueTaskDelegate(OpenTasks tasks) {
        this.tasks = tasks;
    }

    @Override
    public void execute(DelegateExecution execution) {
        tasks.escalateTasksOf(execution.getProcessInstanceId());
    }
}
