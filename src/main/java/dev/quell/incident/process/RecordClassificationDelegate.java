package dev.quell.incident.process;

import static dev.quell.incident.process.DetectionAndAnalysisContract.*;

import dev.quell.incident.Incidents;
import dev.quell.incident.Priority;
import dev.quell.incident.Severity;
import dev.quell.incident.Status;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The commander's word becomes the incident's severity and priority; the incident is triaged. */
@Component("recordClassification")
class RecordClassificationDelegate implements JavaDelegate {

    private final Incidents incidents;
    private final IncidentProcesses processes;

    RecordClassificationDelegate(Incidents incidents, IncidentProcesses processes) {
        this.incidents = incidents;
        this.processes = processes;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var incident = execution.getProcessBusinessKey();
        var severity = Severity.valueOf((String) execution.getVariable(CONFIRMED_SEVERITY));
        var priority = Priority.valueOf((String) execution.getVariable(CONFIRMED_PRIORITY));
        incidents.classify(incident, severity, priority, (String) execution.getVariable(OVERRIDE_REASON));
        incidents.transition(incident, Status.TRIAGED, "");
        processes.tellSeverity(incident, severity, priority);
    }
}
