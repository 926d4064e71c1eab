package dev.quell.review.process;

import dev.quell.engine.NotInRehearsals;
import dev.quell.review.Improvement;
import dev.quell.review.ImprovementStatus;
import dev.quell.review.Improvements;
import java.util.Date;
import java.util.HashMap;
import java.util.Objects;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Starts one process for each improvement, due at the end of its day (UTC). */
@NotInRehearsals
@Component("startImprovementTracking")
class StartImprovementTrackingDelegate implements JavaDelegate {

    private final Improvements improvements;
    private final RuntimeService runtime;

    StartImprovementTrackingDelegate(Improvements improvements, RuntimeService runtime) {
        this.improvements = improvements;
        this.runtime = runtime;
    }

    @Override
    public void execute(DelegateExecution execution) {
        improvements.of(Answers.required(execution, "incidentId")).stream()
                .filter(improvement -> improvement.status() == ImprovementStatus.OPEN)
                .forEach(improvement -> start(execution, improvements.start(improvement.id())));
    }

    private void start(DelegateExecution execution, Improvement improvement) {
        var dueAt = Objects.requireNonNull(improvement.dueAt(), "The sign-off has asked for it");
        var variables = new HashMap<String, Object>();
        for (var name : new String[] {"incidentId", "incidentType", "severity", "title", "exercise"}) {
            variables.put(name, execution.getVariable(name));
        }
        variables.put("improvementId", improvement.id());
        variables.put("improvementDescription", improvement.description());
        variables.put("improvementType", improvement.type().key());
        variables.put("improvementOwner", improvement.owner());
        variables.put("improvementDueDate", String.valueOf(improvement.dueDate()));
        variables.put("improvementDueAt", Date.from(dueAt));
        runtime.startProcessInstanceByKey("track-improvement", execution.getProcessBusinessKey(), variables);
    }
}
