package dev.quell.automation.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;

/** Whether the engine will not repeat the step by itself any more. */
final class LastAttempt {

    private LastAttempt() {}

    /** Also true where no job runs the step, so that it cannot be repeated at all. */
    static boolean of(DelegateExecution execution) {
        var job = execution
                .getProcessEngineServices()
                .getManagementService()
                .createJobQuery()
                .executionId(execution.getId())
                .activityId(execution.getCurrentActivityId())
                .singleResult();
        return job == null || job.getRetries() <= 1;
    }
}
