package dev.quell.review.process;

import dev.quell.review.Reviews;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component("startReview")
class StartReviewDelegate implements JavaDelegate {

    private final Reviews reviews;

    StartReviewDelegate(Reviews reviews) {
        this.reviews = reviews;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var sessionDeadline = execution.getVariable("sessionDeadline") instanceof Date date ? date.toInstant() : null;
        reviews.start(Answers.incident(execution), sessionDeadline);
    }
}
