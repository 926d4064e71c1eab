package dev.quell.automation.process;

import dev.quell.automation.SystemActions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Pauses the pipelines of the AI system, as approved. */
@Component("pausePipeline")
class PausePipelineDelegate implements JavaDelegate {

    private final OutsideStep step;

    PausePipelineDelegate(OutsideStep step) {
        this.step = step;
    }

    @Override
    public void execute(DelegateExecution execution) {
        step.perform(execution, SystemActions.PAUSE_PIPELINE);
    }
}
