package dev.quell.review.process;

import dev.quell.engine.NotInRehearsals;
import dev.quell.review.Improvements;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@NotInRehearsals
@Component("markImprovementDone")
class MarkImprovementDoneDelegate implements JavaDelegate {

    private final Improvements improvements;
    private final TaskPerson person;

    MarkImprovementDoneDelegate(Improvements improvements, TaskPerson person) {
        this.improvements = improvements;
        this.person = person;
    }

    @Override
    public void execute(DelegateExecution execution) {
        person.runAs(() -> improvements.done(
                Answers.required(execution, "improvementId"),
                Answers.required(execution, "improvementResult"),
                Answers.required(execution, "improvementProof")));
    }
}
