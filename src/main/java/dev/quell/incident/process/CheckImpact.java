package dev.quell.incident.process;

import static dev.quell.incident.process.DetectionAndAnalysisContract.*;

import dev.quell.engine.FormAnswers;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** The decisions on severity and priority take exactly these words and a number. */
@Component("checkImpact")
class CheckImpact implements TaskListener {

    @Override
    public void notify(DelegateTask task) {
        var answers = FormAnswers.of(task);
        answers.oneOf(HARM_REALISED, "event", "nearMiss", "issue", "none");
        var share = answers.number(AFFECTED_SHARE, 0, 1);
        answers.oneOf(PERSONAL_DATA, "none", "simple", "sensitive");
        answers.oneOf(REVERSIBILITY, "regular", "supplemented", "extended", "notRecoverable");
        answers.oneOf(ADVERSARIAL, "no", "suspected", "confirmed");
        answers.oneOf(URGENCY, "high", "medium", "low");
        answers.required(IMPACT_DESCRIPTION, 4_000, "say what it means for people and business");
        answers.check();
        task.setVariable(AFFECTED_SHARE, share);
    }
}
