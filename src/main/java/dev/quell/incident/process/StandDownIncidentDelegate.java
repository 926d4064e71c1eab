package dev.quell.incident.process;

import static dev.quell.incident.process.AiIncidentResponseContract.STAND_DOWN_REASON;

import dev.quell.incident.Incidents;
import dev.quell.incident.Status;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Ends the incident once what was done for it has been undone. */
@Component("standDownIncident")
class StandDownIncidentDelegate implements JavaDelegate {

    private final Incidents incidents;

    StandDownIncidentDelegate(Incidents incidents) {
        this.incidents = incidents;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var reason = Objects.requireNonNullElse(execution.getVariable(STAND_DOWN_REASON), "by the playbook");
        incidents.transition(execution.getProcessBusinessKey(), Status.DISMISSED, "Stood down: " + reason);
    }
}
