package dev.quell.incident.process;

import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.history.event.HistoricIncidentEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A step that has run out of retries becomes a person's task, in the transaction in which the last retry failed. */
@Component
class FailedSteps {

    private static final String PROCESS = "resolve-failed-step";

    private final RuntimeService runtime;
    private final IncidentOfEvent incidentOf;

    FailedSteps(RuntimeService runtime, IncidentOfEvent incidentOf) {
        this.runtime = runtime;
        this.incidentOf = incidentOf;
    }

    @EventListener
    void onFailure(HistoricIncidentEventEntity event) {
        var outOfRetries = HistoryEventTypes.INCIDENT_CREATE.getEventName().equals(event.getEventType())
                && "failedJob".equals(event.getIncidentType());
        if (outOfRetries) {
            incidentOf.find(event).ifPresent(incident -> hand(incident, event));
        }
    }

    private void hand(String incidentId, HistoricIncidentEventEntity event) {
        runtime.startProcessInstanceByKey(
                PROCESS,
                incidentId,
                Map.of(
                        "incidentId", incidentId,
                        "failedJobId", event.getConfiguration(),
                        "failedStep", incidentOf.nameOf(event, event.getActivityId()),
                        "failedProcess", event.getProcessDefinitionKey(),
                        "failure", Objects.requireNonNullElse(event.getIncidentMessage(), "no message")));
    }
}
