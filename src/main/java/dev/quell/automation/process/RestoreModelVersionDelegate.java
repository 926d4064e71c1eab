package dev.quell.automation.process;

import dev.quell.automation.SystemActions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Moves the registry alias back to where it was, unless somebody else has moved it since. */
@Component("restoreModelVersion")
class RestoreModelVersionDelegate implements JavaDelegate {

    private final OutsideStep step;

    RestoreModelVersionDelegate(OutsideStep step) {
        this.step = step;
    }

    @Override
    public void execute(DelegateExecution execution) {
        step.undo(execution, SystemActions.ROLL_BACK_MODEL);
    }
}
