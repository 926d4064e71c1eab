package dev.quell.incident.process;

import dev.quell.incident.Timeline;
import java.util.Optional;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Which incident an engine event belongs to: the business key of its process instance, when that is an incident's id. Finding
 * it locks its timeline, so only what will stand in the record is looked up.
 */
@Component
class IncidentOfEvent {

    private final Timeline timeline;

    IncidentOfEvent(Timeline timeline) {
        this.timeline = timeline;
    }

    Optional<String> find(HistoryEvent event) {
        return find(event.getProcessInstanceId());
    }

    Optional<String> find(TaskEntity task) {
        return find(task.getProcessInstanceId());
    }

    private Optional<String> find(@Nullable String processInstanceId) {
        return Optional.ofNullable(processInstanceId)
                .map(IncidentOfEvent::execution)
                .map(ExecutionEntity::getBusinessKey)
                .filter(key -> key.startsWith("INC-"))
                .filter(timeline::lockIfPresent);
    }

    /** The element's label, which people know, rather than its id. */
    String nameOf(HistoryEvent event, String elementId) {
        return Optional.ofNullable(event.getProcessDefinitionId())
                .map(id -> Context.getProcessEngineConfiguration()
                        .getDeploymentCache()
                        .findDeployedProcessDefinitionById(id))
                .map(definition -> definition.findActivity(elementId))
                .map(activity -> (String) activity.getProperty("name"))
                .orElse(elementId);
    }

    private static @Nullable ExecutionEntity execution(String id) {
        return Context.getCommandContext().getExecutionManager().findExecutionById(id);
    }
}
