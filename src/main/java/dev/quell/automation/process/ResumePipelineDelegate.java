package dev.quell.automation.process;

import dev.quell.automation.SystemActions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Takes the pause of the pipelines back, unless somebody else has changed them since. */
@Component("resumePipeline")
class ResumePipelineDelegate implements JavaDelegate {

    private final OutsideStep step;

    ResumePipelineDelegate(OutsideStep step) {
        this.step = step;
    }

    @Override
    public void execute(DelegateExecution execution) {
        step.undo(execution, SystemActions.PAUSE_PIPELINE);
    }
}
