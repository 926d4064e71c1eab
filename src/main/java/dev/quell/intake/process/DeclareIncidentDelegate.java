package dev.quell.intake.process;

import dev.quell.engine.NotInRehearsals;
import dev.quell.incident.IncidentType;
import dev.quell.intake.SignalTriage;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Makes an incident of the signal. */
@NotInRehearsals
@Component("declareIncident")
class DeclareIncidentDelegate implements JavaDelegate {

    private final SignalTriage triage;

    DeclareIncidentDelegate(SignalTriage triage) {
        this.triage = triage;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var system = Objects.toString(execution.getVariable("triagedSystemId"), "");
        var incident = triage.declare(
                (String) execution.getVariable("signalId"),
                (String) execution.getVariable("incidentTitle"),
                IncidentType.ofKey((String) execution.getVariable("triagedType")),
                system.isEmpty() ? null : system);
        execution.setVariable("incidentId", incident.id());
    }
}
