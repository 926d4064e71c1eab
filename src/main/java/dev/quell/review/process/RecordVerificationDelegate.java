package dev.quell.review.process;

import dev.quell.engine.NotInRehearsals;
import dev.quell.review.Improvements;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Runs in the transaction of the answer, so a refusal is shown to whoever answered. */
@NotInRehearsals
@Component("recordVerification")
class RecordVerificationDelegate implements JavaDelegate {

    private final Improvements improvements;
    private final TaskPerson person;

    RecordVerificationDelegate(Improvements improvements, TaskPerson person) {
        this.improvements = improvements;
        this.person = person;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var id = Answers.required(execution, "improvementId");
        var notes = Answers.required(execution, "verificationNotes");
        if ("verified".equals(execution.getVariable("verificationOutcome"))) {
            person.runAs(() -> improvements.verify(id, notes));
        } else {
            person.runAs(() -> improvements.sendBack(id, notes));
        }
    }
}
