package dev.quell.review.process;

import dev.quell.review.Reviews;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Keeps when the session will be and who takes part, as soon as it is agreed; to hold it is due then. */
@Component("recordSession")
class RecordSessionListener implements TaskListener {

    private final Reviews reviews;
    private final TaskPerson person;

    RecordSessionListener(Reviews reviews, TaskPerson person) {
        this.reviews = reviews;
        this.person = person;
    }

    @Override
    public void notify(DelegateTask task) {
        var incidentId = Answers.incident(task.getExecution());
        var sessionAt = Answers.instant(task, "sessionAt");
        person.runAs(() -> reviews.schedule(
                incidentId,
                sessionAt,
                Answers.text(task, "sessionDelayReason"),
                Answers.required(task, "sessionParticipants")));
        task.setVariable("sessionDueAt", Date.from(sessionAt));
    }
}
