package dev.quell.incident.process;

import static dev.quell.incident.process.AiIncidentResponseContract.*;

import dev.quell.incident.Incident;
import dev.quell.incident.IncidentType;
import dev.quell.incident.Incidents;
import dev.quell.incident.NewIncident;
import dev.quell.shared.CurrentActor;
import dev.quell.shared.Problem;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the incident that intake has opened, or opens the one that was declared. */
@Component
class IncidentRegistration {

    private final Incidents incidents;
    private final IncidentProcesses processes;
    private final CurrentActor actor;

    IncidentRegistration(Incidents incidents, IncidentProcesses processes, CurrentActor actor) {
        this.incidents = incidents;
        this.processes = processes;
        this.actor = actor;
    }

    /**
     * @throws Problem 404 when the incident named is unknown, 409 when it is closed or already has its response, or when the process works
     *     for another
     */
    Incident incidentOf(DelegateExecution execution) {
        var known = text(execution, INCIDENT_ID);
        var own = execution.getProcessBusinessKey();
        if (own != null && !own.equals(known) && incidents.find(own).isPresent()) {
            throw Problem.conflict("A process that works for " + own + " registers no other incident");
        }
        return known == null ? open(execution) : join(execution, incidents.require(known));
    }

    private Incident join(DelegateExecution execution, Incident incident) {
        var other = processes.spines(incident.id()).stream()
                .anyMatch(spine -> !spine.getId().equals(execution.getProcessInstanceId()));
        if (!incident.status().isOpen() || other) {
            throw Problem.conflict("The response to " + incident.id() + " (" + incident.status()
                    + ") has been started already; leave incidentId out to declare a new incident");
        }
        return incident;
    }

    private Incident open(DelegateExecution execution) {
        var declaredBy = text(execution, DECLARED_BY);
        return incidents.open(new NewIncident(
                Objects.requireNonNullElse(text(execution, TITLE), ""),
                Objects.requireNonNullElse(text(execution, DESCRIPTION), ""),
                IncidentType.ofKey(Objects.requireNonNullElse(text(execution, INCIDENT_TYPE), "")),
                text(execution, SYSTEM_ID),
                Objects.requireNonNullElse(text(execution, SOURCE), "engine-rest"),
                declaredBy == null ? actor.name() : declaredBy,
                null,
                null,
                false));
    }

    private static @Nullable String text(DelegateExecution execution, String variable) {
        var value = execution.getVariable(variable);
        return value == null || value.toString().isBlank()
                ? null
                : value.toString().strip();
    }
}
