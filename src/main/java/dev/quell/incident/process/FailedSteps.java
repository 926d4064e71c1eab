package dev.quell.incident.process;

import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.history.event.HistoricIncidentEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A step that has run out of retries becomes a person's task, in the transaction in which the last retry failed. */
@Component
class FailedSteps {

    private static final String PROCESS = "resolve-failed-step";

    private final RuntimeService runtime;
    private final IncidentOfEvent incidentOf;
    private final ApplicationEventPublisher events;

    FailedSteps(RuntimeService runtime, IncidentOfEvent incidentOf, ApplicationEventPublisher events) {
        this.runtime = runtime;
        this.incidentOf = incidentOf;
        this.events = events;
    }

    @EventListener
    void onFailure(HistoricIncidentEventEntity event) {
        var outOfRetries = HistoryEventTypes.INCIDENT_CREATE.getEventName().equals(event.getEventType())
                && "failedJob".equals(event.getIncidentType());
        if (outOfRetries && isItsCause(event)) {
            incidentOf.find(event).map(incident -> failure(incident, event)).ifPresent(this::hand);
        }
    }

    /** The engine repeats an incident at each caller of the process; only the first one names the job. */
    private static boolean isItsCause(HistoricIncidentEventEntity event) {
        return event.getId().equals(event.getCauseIncidentId());
    }

    private StepFailed failure(String incidentId, HistoricIncidentEventEntity event) {
        return new StepFailed(
                incidentId,
                event.getConfiguration(),
                incidentOf.nameOf(event, event.getActivityId()),
                event.getActivityId(),
                event.getProcessDefinitionKey(),
                Objects.requireNonNullElse(event.getIncidentMessage(), "no message"));
    }

    /** The record first, so that the timeline tells what failed before it tells whose task it became. */
    private void hand(StepFailed failed) {
        events.publishEvent(failed);
        runtime.startProcessInstanceByKey(
                PROCESS,
                failed.incidentId(),
                Map.of(
                        "incidentId", failed.incidentId(),
                        "failedJobId", failed.jobId(),
                        "failedStep", failed.step(),
                        "failedProcess", failed.process(),
                        "failure", failed.failure()));
    }
}
