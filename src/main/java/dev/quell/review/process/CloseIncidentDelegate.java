package dev.quell.review.process;

import dev.quell.incident.Incidents;
import dev.quell.incident.Status;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component("closeIncident")
class CloseIncidentDelegate implements JavaDelegate {

    private final Incidents incidents;

    CloseIncidentDelegate(Incidents incidents) {
        this.incidents = incidents;
    }

    @Override
    public void execute(DelegateExecution execution) {
        incidents.transition(Answers.incident(execution), Status.CLOSED, "Review signed off");
    }
}
