package dev.quell.incident.process;

import dev.quell.engine.DecisionQuestions;
import dev.quell.incident.Incidents;
import dev.quell.incident.Timeline;
import dev.quell.shared.CurrentActor;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.history.JobState;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.event.HistoricDecisionEvaluationEvent;
import org.camunda.bpm.engine.impl.history.event.HistoricIdentityLinkLogEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricJobLogEvent;
import org.camunda.bpm.engine.impl.history.event.HistoricTaskInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The one listener that turns what the engine does for an incident into timeline entries, in the engine's own
 * transaction: either both are there or neither.
 */
@Component
class EngineTimeline {

    private final Timeline timeline;
    private final Incidents incidents;
    private final IncidentOfEvent incidentOf;
    private final CompletedForm completedForm;
    private final DecisionRecord decisionRecord;
    private final DecisionQuestions questions;
    private final ServiceLevel serviceLevel;
    private final CurrentActor actor;
    private final IdentityService identity;

    EngineTimeline(
            Timeline timeline,
            Incidents incidents,
            IncidentOfEvent incidentOf,
            CompletedForm completedForm,
            DecisionRecord decisionRecord,
            DecisionQuestions questions,
            ServiceLevel serviceLevel,
            CurrentActor actor,
            IdentityService identity) {
        this.timeline = timeline;
        this.incidents = incidents;
        this.incidentOf = incidentOf;
        this.completedForm = completedForm;
        this.decisionRecord = decisionRecord;
        this.questions = questions;
        this.serviceLevel = serviceLevel;
        this.actor = actor;
        this.identity = identity;
    }

    @EventListener
    void onTask(HistoricTaskInstanceEventEntity event) {
        if (is(event, HistoryEventTypes.TASK_INSTANCE_CREATE)) {
            incidentOf
                    .find(event)
                    .ifPresent(
                            incident -> append(incident, "task.created", "Task: " + event.getName(), created(event)));
        } else if (is(event, HistoryEventTypes.TASK_INSTANCE_COMPLETE)) {
            incidentOf.find(event).ifPresent(incident -> end(incident, event));
        }
    }

    /** The engine logs each change of an assignee once, however many updates a task sees. */
    @EventListener
    void onAssignment(HistoricIdentityLinkLogEventEntity event) {
        var assigned =
                is(event, HistoryEventTypes.IDENTITY_LINK_ADD) && IdentityLinkType.ASSIGNEE.equals(event.getType());
        if (assigned) {
            var task = Context.getCommandContext().getTaskManager().findTaskById(event.getTaskId());
            incidentOf.find(task).ifPresent(incident -> assign(incident, task, event.getUserId()));
        }
    }

    @EventListener
    void onDecision(HistoricDecisionEvaluationEvent event) {
        var decision = event.getRootHistoricDecisionInstance();
        Optional.of(decision)
                .filter(made -> !questions.isAsking())
                .flatMap(incidentOf::find)
                .ifPresent(incident -> append(
                        incident,
                        "decision.made",
                        "Decision: " + decision.getDecisionDefinitionName(),
                        decisionRecord.of(decision)));
    }

    @EventListener
    void onJob(HistoricJobLogEvent event) {
        var fired = event.getState() == JobState.SUCCESSFUL.getStateCode()
                && event.getJobDefinitionType() != null
                && event.getJobDefinitionType().startsWith("timer");
        if (fired) {
            incidentOf
                    .find(event)
                    .ifPresent(incident -> append(
                            incident,
                            "timer.fired",
                            "Time ran out: " + incidentOf.nameOf(event, event.getActivityId()),
                            Map.of("element", event.getActivityId(), "process", event.getProcessDefinitionKey())));
        }
    }

    @EventListener
    void onFailure(StepFailed failed) {
        append(
                failed.incidentId(),
                "job.failed",
                "Step failed for good: " + failed.step(),
                Map.of("element", failed.element(), "error", failed.failure()));
    }

    /** The engine says of a task that is withdrawn, too, that it is complete. */
    private void end(String incident, HistoricTaskInstanceEventEntity event) {
        if (TaskEntity.DELETE_REASON_COMPLETED.equals(event.getDeleteReason())) {
            complete(incident, event);
        } else {
            append(incident, "task.withdrawn", "No longer needed: " + event.getName(), task(event));
        }
    }

    private void complete(String incident, HistoricTaskInstanceEventEntity event) {
        incidents.acknowledge(incident);
        var details = new LinkedHashMap<>(task(event));
        completedForm.of(event).ifPresent(details::putAll);
        append(incident, "task.completed", "Done: " + event.getName(), details);
    }

    private void assign(String incident, TaskEntity task, String user) {
        var taken = user.equals(actingPerson());
        if (taken) {
            incidents.acknowledge(incident);
        }
        append(
                incident,
                "task.claimed",
                user + (taken ? " takes: " : " is given: ") + task.getName(),
                Map.of("task", task.getId(), "element", task.getTaskDefinitionKey(), "assignee", user));
    }

    private Map<String, Object> created(HistoricTaskInstanceEventEntity event) {
        var details = task(event);
        Optional.ofNullable(event.getDueDate())
                .flatMap(due -> serviceLevel.reasonOf(event.getExecutionId(), due))
                .ifPresent(reason -> details.put("serviceLevel", reason));
        return details;
    }

    private static Map<String, Object> task(HistoricTaskInstanceEventEntity event) {
        var details = new HashMap<String, Object>();
        details.put("task", event.getTaskId());
        details.put("element", event.getTaskDefinitionKey());
        details.put("process", event.getProcessDefinitionKey());
        Optional.ofNullable(event.getAssignee()).ifPresent(assignee -> details.put("assignee", assignee));
        Optional.ofNullable(event.getDueDate())
                .ifPresent(due -> details.put("due", due.toInstant().toString()));
        return details;
    }

    private void append(String incident, String kind, String summary, Map<String, Object> details) {
        actor.as(actingPerson(), () -> timeline.append(incident, kind, summary, details));
    }

    private String actingPerson() {
        var authentication = identity.getCurrentAuthentication();
        var user = authentication == null ? null : authentication.getUserId();
        return user == null ? actor.name() : user;
    }

    private static boolean is(HistoryEvent event, HistoryEventTypes type) {
        return type.getEventName().equals(event.getEventType());
    }
}
