package dev.quell.review.process;

import dev.quell.review.Reviews;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component("draftReport")
class DraftReportDelegate implements JavaDelegate {

    private final Reviews reviews;
    private final ReviewForms forms;

    DraftReportDelegate(Reviews reviews, ReviewForms forms) {
        this.reviews = reviews;
        this.forms = forms;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var incidentId = Answers.incident(execution);
        reviews.draft(incidentId);
        forms.showTimes(execution, incidentId);
        forms.proposeSession(execution, incidentId);
        forms.offerOwners(execution);
    }
}
