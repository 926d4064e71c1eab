package dev.quell.automation.process;

import dev.quell.automation.SystemActions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Reads alias and pipelines back. */
@Component("verifyRecovery")
class VerifyRecoveryDelegate implements JavaDelegate {

    private final OutsideStep step;

    VerifyRecoveryDelegate(OutsideStep step) {
        this.step = step;
    }

    @Override
    public void execute(DelegateExecution execution) {
        step.verify(execution, SystemActions.REDEPLOY_MODEL, SystemActions.RESUME_TRAINING);
    }
}
