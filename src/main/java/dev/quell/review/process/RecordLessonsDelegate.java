package dev.quell.review.process;

import dev.quell.review.Lessons;
import dev.quell.review.Reviews;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Keeps what the session found. */
@Component("recordLessons")
class RecordLessonsDelegate implements JavaDelegate {

    private final Reviews reviews;
    private final ReviewForms forms;

    RecordLessonsDelegate(Reviews reviews, ReviewForms forms) {
        this.reviews = reviews;
        this.forms = forms;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var incidentId = Answers.incident(execution);
        var nothing = "no".equals(execution.getVariable("improvementNeeded"));
        reviews.lessons(
                incidentId,
                new Lessons(
                        Answers.text(execution, "reviewSummary"),
                        Answers.text(execution, "contributingFactors"),
                        Answers.text(execution, "wentWell"),
                        Answers.text(execution, "wentBadly"),
                        Answers.text(execution, "wentLucky"),
                        nothing ? Answers.required(execution, "noImprovementReason") : null));
        forms.showProgress(execution, incidentId);
    }
}
