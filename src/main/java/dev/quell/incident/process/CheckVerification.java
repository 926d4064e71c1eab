package dev.quell.incident.process;

import static dev.quell.incident.process.DetectionAndAnalysisContract.*;

import dev.quell.engine.FormAnswers;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** A false positive needs a reason: the rule that raised it is tuned by it, and the incident dismissed with it. */
@Component("checkVerification")
class CheckVerification implements TaskListener {

    private static final int LONGEST = 4_000;

    @Override
    public void notify(DelegateTask task) {
        var answers = FormAnswers.of(task);
        var genuine = answers.yesNo(GENUINE);
        answers.text(VERIFICATION_NOTES, LONGEST);
        if (answers.text(GENUINE, LONGEST).equals("false")) {
            answers.required(FALSE_POSITIVE_REASON, LONGEST, "say why the anomaly is a false positive");
        }
        answers.check();
        task.setVariable(GENUINE, genuine);
    }
}
