package dev.quell.review.process;

import dev.quell.review.Reviews;
import dev.quell.shared.Problem;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Refuses the completion of the sign-off while something is missing; whoever signs reads what, and how to mend it. */
@Component("checkSignOff")
class CheckSignOffListener implements TaskListener {

    private final Reviews reviews;

    CheckSignOffListener(Reviews reviews) {
        this.reviews = reviews;
    }

    @Override
    public void notify(DelegateTask task) {
        if ("amend".equals(task.getVariable("signOffDecision"))) {
            return;
        }
        var missing = reviews.missing(Answers.incident(task.getExecution()));
        if (!missing.isEmpty()) {
            throw Problem.conflict("The review cannot be signed off yet. " + String.join(" ", missing)
                    + " Answer \"No, something has to be added\" to get there.");
        }
    }
}
