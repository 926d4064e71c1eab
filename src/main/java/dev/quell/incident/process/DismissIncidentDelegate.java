package dev.quell.incident.process;

import static dev.quell.incident.process.DetectionAndAnalysisContract.FALSE_POSITIVE_REASON;

import dev.quell.incident.Incidents;
import dev.quell.incident.Status;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Ends the incident as a false positive. */
@Component("dismissIncident")
class DismissIncidentDelegate implements JavaDelegate {

    private final Incidents incidents;

    DismissIncidentDelegate(Incidents incidents) {
        this.incidents = incidents;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var reason = "False positive: " + execution.getVariable(FALSE_POSITIVE_REASON);
        incidents.transition(execution.getProcessBusinessKey(), Status.DISMISSED, reason);
    }
}
