package dev.quell.incident.process;

import dev.quell.incident.Incidents;
import dev.quell.incident.Status;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The cause is removed, with proof. */
@Component("markEradicated")
class MarkEradicatedDelegate implements JavaDelegate {

    private final Incidents incidents;

    MarkEradicatedDelegate(Incidents incidents) {
        this.incidents = incidents;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var summary = ContainmentContract.ERADICATION_SUMMARY.in(execution);
        incidents.transition(execution.getProcessBusinessKey(), Status.ERADICATED, summary);
    }
}
