package dev.quell.review.process;

import dev.quell.review.Reviews;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Runs in the transaction of the sign-off, and so in the name of whoever signs. */
@Component("freezeReport")
class FreezeReportDelegate implements JavaDelegate {

    private final Reviews reviews;
    private final TaskPerson person;

    FreezeReportDelegate(Reviews reviews, TaskPerson person) {
        this.reviews = reviews;
        this.person = person;
    }

    @Override
    public void execute(DelegateExecution execution) {
        person.runAs(() -> reviews.signOff(Answers.incident(execution)));
    }
}
