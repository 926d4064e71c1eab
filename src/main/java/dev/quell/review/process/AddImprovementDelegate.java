package dev.quell.review.process;

import dev.quell.engine.NotInRehearsals;
import dev.quell.review.ImprovementType;
import dev.quell.review.Improvements;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Adds or completes one improvement, and empties the form for the next. */
@NotInRehearsals
@Component("addImprovement")
class AddImprovementDelegate implements JavaDelegate {

    private static final List<String> ANSWERS = List.of(
            "improvementTarget",
            "improvementDescription",
            "improvementType",
            "improvementOwner",
            "improvementDueDate",
            "anotherImprovement");

    private final Improvements improvements;
    private final ReviewForms forms;

    AddImprovementDelegate(Improvements improvements, ReviewForms forms) {
        this.improvements = improvements;
        this.forms = forms;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var incidentId = Answers.incident(execution);
        var target = Answers.required(execution, "improvementTarget");
        var owner = Answers.text(execution, "improvementOwner");
        var dueDate = Answers.date(execution, "improvementDueDate");
        if (target.equals("new")) {
            improvements.add(
                    incidentId,
                    Answers.required(execution, "improvementDescription"),
                    ImprovementType.ofKey(Answers.required(execution, "improvementType")),
                    owner,
                    dueDate);
        } else {
            improvements.assign(target, owner, dueDate);
        }
        execution.setVariable("improvementPending", Boolean.TRUE.equals(execution.getVariable("anotherImprovement")));
        execution.removeVariables(ANSWERS);
        forms.showProgress(execution, incidentId);
    }
}
