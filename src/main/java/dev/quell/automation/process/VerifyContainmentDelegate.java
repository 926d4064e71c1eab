package dev.quell.automation.process;

import dev.quell.automation.SystemActions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Reads pipelines and alias back. */
@Component("verifyContainment")
class VerifyContainmentDelegate implements JavaDelegate {

    private final OutsideStep step;

    VerifyContainmentDelegate(OutsideStep step) {
        this.step = step;
    }

    @Override
    public void execute(DelegateExecution execution) {
        step.verify(execution, SystemActions.PAUSE_PIPELINE, SystemActions.ROLL_BACK_MODEL);
    }
}
