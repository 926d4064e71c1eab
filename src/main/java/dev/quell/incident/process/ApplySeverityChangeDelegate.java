package dev.quell.incident.process;

import static dev.quell.incident.process.AiIncidentResponseContract.*;

import dev.quell.engine.FormAnswers;
import dev.quell.incident.Incidents;
import dev.quell.incident.Priority;
import dev.quell.incident.Severity;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** What the message says becomes the incident's severity; open tasks get the due dates that go with it. */
@Component("applySeverityChange")
class ApplySeverityChangeDelegate implements JavaDelegate {

    private final Incidents incidents;
    private final IncidentProcesses processes;
    private final OpenTasks tasks;

    ApplySeverityChangeDelegate(Incidents incidents, IncidentProcesses processes, OpenTasks tasks) {
        this.incidents = incidents;
        this.processes = processes;
        this.tasks = tasks;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var incident = execution.getProcessBusinessKey();
        var message = FormAnswers.of(execution);
        var severity = message.oneOf(NEW_SEVERITY, "SEV1", "SEV2", "SEV3", "SEV4");
        var priority = message.oneOf(NEW_PRIORITY, "P1", "P2", "P3", "P4");
        var reason = message.required(CHANGE_REASON, 4_000, "say what has changed");
        message.check();
        incidents.classify(incident, Severity.valueOf(severity), Priority.valueOf(priority), reason);
        processes.tellSeverity(incident, Severity.valueOf(severity), Priority.valueOf(priority));
        tasks.dateAnew(incident);
    }
}
