package dev.quell.roster.process;

import static dev.quell.roster.process.PreparationContract.ROSTER_CONFIRMED;

import dev.quell.engine.FormAnswers;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** A roster that is wrong is corrected first; there is nothing else to answer than that it is right. */
@Component("checkRosterConfirmed")
class CheckRosterConfirmed implements TaskListener {

    @Override
    public void notify(DelegateTask task) {
        var answers = FormAnswers.of(task);
        if (!answers.text(ROSTER_CONFIRMED, 10).equals("true")) {
            answers.refuse(ROSTER_CONFIRMED, "correct the roster, then confirm that it is right");
        }
        answers.text("rosterNotes", 4_000);
        answers.check();
    }
}
