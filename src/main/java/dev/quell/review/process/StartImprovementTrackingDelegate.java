package dev.quell.review.process;

import dev.quell.engine.NotInRehearsals;
import dev.quell.review.ImprovementStatus;
import dev.quell.review.Improvements;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Starts one process for each improvement. */
@NotInRehearsals
@Component("startImprovementTracking")
class StartImprovementTrackingDelegate implements JavaDelegate {

    private final Improvements improvements;
    private final ImprovementTracking tracking;

    StartImprovementTrackingDelegate(Improvements improvements, ImprovementTracking tracking) {
        this.improvements = improvements;
        this.tracking = tracking;
    }

    @Override
    public void execute(DelegateExecution execution) {
        improvements.of(Answers.incident(execution)).stream()
                .filter(improvement -> improvement.status() == ImprovementStatus.OPEN)
                .forEach(improvement -> tracking.start(improvement.id(), incident(execution)));
    }

    private static Map<String, Object> incident(DelegateExecution execution) {
        var variables = new HashMap<String, Object>();
        for (var name : new String[] {"incidentType", "severity", "title", "exercise"}) {
            variables.put(name, execution.getVariable(name));
        }
        return variables;
    }
}
