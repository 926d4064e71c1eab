package dev.quell.review.process;

import dev.quell.review.Reviews;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Keeps when the session will be and who takes part, as soon as it is agreed. */
@Component("recordSession")
class RecordSessionListener implements TaskListener {

    private final Reviews reviews;

    RecordSessionListener(Reviews reviews) {
        this.reviews = reviews;
    }

    @Override
    public void notify(DelegateTask task) {
        reviews.schedule(
                Answers.required(task, "incidentId"),
                Answers.instant(task, "sessionAt"),
                Answers.required(task, "sessionParticipants"));
    }
}
