package dev.quell.incident.process;

import static dev.quell.incident.process.AiIncidentResponseContract.*;

import dev.quell.incident.Incident;
import dev.quell.incident.Incidents;
import dev.quell.incident.Status;
import dev.quell.incident.Timeline;
import dev.quell.shared.Problem;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Execution;
import org.springframework.stereotype.Component;

/** Stops the response to an incident. */
@Component
class StandDown {

    private final Incidents incidents;
    private final IncidentProcesses processes;
    private final Timeline timeline;
    private final RuntimeService runtime;

    StandDown(Incidents incidents, IncidentProcesses processes, Timeline timeline, RuntimeService runtime) {
        this.incidents = incidents;
        this.processes = processes;
        this.timeline = timeline;
        this.runtime = runtime;
    }

    /**
     * Tells the innermost process that listens: a playbook which is containing compensates its own steps and then throws,
     * anything else is stopped by the spine.
     *
     * @throws Problem 404 for an unknown incident, 409 when it can no longer be stood down or is being so
     */
    void request(String incidentId, String reason) {
        var incident = incidents.require(incidentId);
        var spine = processes.spine(incidentId).orElseThrow(() -> over(incident));
        if (!incident.status().mayBecome(Status.DISMISSED)) {
            throw over(incident);
        }
        var listening = runtime.createExecutionQuery()
                .processInstanceBusinessKey(incidentId)
                .messageEventSubscriptionName(MESSAGE_STAND_DOWN)
                .unlimitedList();
        var innermost = listening.stream()
                .filter(execution -> !execution.getProcessInstanceId().equals(spine.getId()))
                .findFirst();
        var target = innermost
                .or(() -> listening.stream().findFirst())
                .map(Execution::getId)
                .orElseThrow(() -> Problem.conflict(incidentId + " is being stood down already"));
        timeline.append(incidentId, "note", "Stand-down requested: " + reason, Map.of("reason", reason));
        runtime.setVariables(spine.getId(), Map.of(STAND_DOWN_REASON, reason));
        runtime.messageEventReceived(MESSAGE_STAND_DOWN, target);
    }

    private static Problem over(Incident incident) {
        return Problem.conflict(incident.id() + " is " + incident.status()
                + " and can no longer be stood down; only its review is left");
    }
}
