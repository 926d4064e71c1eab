package dev.quell.incident.process;

import static dev.quell.incident.process.AiIncidentResponseContract.*;

import dev.quell.incident.Incidents;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Notes on the incident which playbook was selected for it. */
@Component("recordPlaybook")
class RecordPlaybook implements ExecutionListener {

    private final Incidents incidents;

    RecordPlaybook(Incidents incidents) {
        this.incidents = incidents;
    }

    @Override
    public void notify(DelegateExecution execution) {
        incidents.playbook(execution.getProcessBusinessKey(), (String) execution.getVariable(PLAYBOOK));
    }
}
