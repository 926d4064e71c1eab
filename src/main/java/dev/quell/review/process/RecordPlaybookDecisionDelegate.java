package dev.quell.review.process;

import dev.quell.review.PlaybookDecision;
import dev.quell.review.Reviews;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component("recordPlaybookDecision")
class RecordPlaybookDecisionDelegate implements JavaDelegate {

    private final Reviews reviews;
    private final ReviewForms forms;

    RecordPlaybookDecisionDelegate(Reviews reviews, ReviewForms forms) {
        this.reviews = reviews;
        this.forms = forms;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var incidentId = Answers.incident(execution);
        var changed = "changed".equals(execution.getVariable("playbookChange"));
        reviews.playbook(
                incidentId,
                new PlaybookDecision(
                        Answers.required(execution, "playbookChange"),
                        changed ? Answers.text(execution, "changedPlaybook") : null,
                        changed ? null : Answers.text(execution, "noChangeReason")));
        execution.removeVariable("signOffDecision");
        forms.showProgress(execution, incidentId);
    }
}
