package dev.quell.review.process;

import dev.quell.review.Improvement;
import dev.quell.review.Improvements;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** Starts the process that follows an improvement until it is verified, due at the end of its day (UTC). */
@Component
class ImprovementTracking {

    private final Improvements improvements;
    private final RuntimeService runtime;

    ImprovementTracking(Improvements improvements, RuntimeService runtime) {
        this.improvements = improvements;
        this.runtime = runtime;
    }

    /** @param incident what the forms show of the incident, by variable */
    void start(String improvementId, Map<String, Object> incident) {
        var improvement = improvements.start(improvementId);
        runtime.startProcessInstanceByKey(
                "track-improvement", improvement.incidentId(), variables(improvement, incident));
    }

    private static Map<String, Object> variables(Improvement improvement, Map<String, Object> incident) {
        var dueAt = Objects.requireNonNull(improvement.dueAt(), "Whoever starts the tracking has asked for it");
        var variables = new HashMap<>(incident);
        variables.put("incidentId", improvement.incidentId());
        variables.put("improvementId", improvement.id());
        variables.put("improvementDescription", improvement.description());
        variables.put("improvementType", improvement.type().key());
        variables.put("improvementOwner", improvement.owner());
        variables.put("improvementDueDate", String.valueOf(improvement.dueDate()));
        variables.put("improvementDueAt", Date.from(dueAt));
        return variables;
    }
}
