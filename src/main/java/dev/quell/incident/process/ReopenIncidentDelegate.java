package dev.quell.incident.process;

import static dev.quell.incident.process.AiIncidentResponseContract.*;

import dev.quell.incident.Incidents;
import dev.quell.incident.Status;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The incident has come back while it was watched: another round of containment begins. */
@Component("reopenIncident")
class ReopenIncidentDelegate implements JavaDelegate {

    private final Incidents incidents;

    ReopenIncidentDelegate(Incidents incidents) {
        this.incidents = incidents;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var round = (int) execution.getVariable(ROUND) + 1;
        incidents.transition(execution.getProcessBusinessKey(), Status.TRIAGED, "Recurred; round " + round + " begins");
        execution.setVariable(ROUND, round);
        execution.setVariable(RECURRED, false);
    }
}
