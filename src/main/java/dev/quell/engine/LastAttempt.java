package dev.quell.engine;

import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.runtime.Job;

/** Whether the engine will not repeat the step by itself any more. */
public final class LastAttempt {

    private LastAttempt() {}

    /** Also true where no job runs the step, so that it cannot be repeated at all. */
    public static boolean of(DelegateExecution execution) {
        return execution
                .getProcessEngineServices()
                .getManagementService()
                .createJobQuery()
                .processInstanceId(execution.getProcessInstanceId())
                .activityId(execution.getCurrentActivityId())
                .unlimitedList()
                .stream()
                .filter(job -> runs(job, execution))
                .noneMatch(job -> job.getRetries() > 1);
    }

    /** A step with boundary events runs one level below the execution that its job was made for. */
    private static boolean runs(Job job, DelegateExecution execution) {
        return Set.of(execution.getId(), String.valueOf(execution.getParentId()))
                .contains(job.getExecutionId());
    }
}
