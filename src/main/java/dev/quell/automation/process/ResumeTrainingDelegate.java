package dev.quell.automation.process;

import dev.quell.automation.SystemActions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Lets the pipelines run again, as approved. */
@Component("resumeTraining")
class ResumeTrainingDelegate implements JavaDelegate {

    private final OutsideStep step;

    ResumeTrainingDelegate(OutsideStep step) {
        this.step = step;
    }

    @Override
    public void execute(DelegateExecution execution) {
        step.perform(execution, SystemActions.RESUME_TRAINING);
    }
}
