package dev.quell.incident.process;

import dev.quell.engine.NotInRehearsals;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Gives the failed job one more try; a job that is gone (its process ended meanwhile) needs none. */
@NotInRehearsals
@Component("retryFailedStep")
class RetryFailedStepDelegate implements JavaDelegate {

    private final ManagementService management;

    RetryFailedStepDelegate(ManagementService management) {
        this.management = management;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var jobId = (String) execution.getVariable("failedJobId");
        if (management.createJobQuery().jobId(jobId).count() == 1) {
            management.setJobRetries(jobId, 1);
        }
    }
}
