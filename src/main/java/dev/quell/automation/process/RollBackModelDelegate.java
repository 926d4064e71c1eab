package dev.quell.automation.process;

import dev.quell.automation.SystemActions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Moves the registry alias to the last good version, as approved. */
@Component("rollBackModel")
class RollBackModelDelegate implements JavaDelegate {

    private final OutsideStep step;

    RollBackModelDelegate(OutsideStep step) {
        this.step = step;
    }

    @Override
    public void execute(DelegateExecution execution) {
        step.perform(execution, SystemActions.ROLL_BACK_MODEL);
    }
}
