package dev.quell.automation.process;

import dev.quell.automation.SystemActions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Moves the registry alias to the new version, as approved. */
@Component("redeployModel")
class RedeployModelDelegate implements JavaDelegate {

    private final OutsideStep step;

    RedeployModelDelegate(OutsideStep step) {
        this.step = step;
    }

    @Override
    public void execute(DelegateExecution execution) {
        step.perform(execution, SystemActions.REDEPLOY_MODEL);
    }
}
