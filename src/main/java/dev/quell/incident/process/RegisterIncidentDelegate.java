package dev.quell.incident.process;

import static dev.quell.incident.process.AiIncidentResponseContract.*;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Gives the process its incident and every later process the variables that go with it. */
@Component("registerIncident")
class RegisterIncidentDelegate implements JavaDelegate {

    private final IncidentRegistration registration;

    RegisterIncidentDelegate(IncidentRegistration registration) {
        this.registration = registration;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var incident = registration.incidentOf(execution);
        execution.setProcessBusinessKey(incident.id());
        execution.setVariable(INCIDENT_ID, incident.id());
        execution.setVariable(INCIDENT_TYPE, incident.type().key());
        execution.setVariable(SYSTEM_ID, incident.systemId());
        execution.setVariable(TITLE, incident.title());
        execution.setVariable(EXERCISE, incident.exercise());
        execution.setVariable(ROUND, 1);
    }
}
