package dev.quell.review.process;

import dev.quell.review.Reviews;
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
        reviews.start(Answers.required(execution, "incidentId"));
    }
}
