package dev.quell.roster.process;

import static dev.quell.roster.process.PreparationContract.*;

import dev.quell.engine.FormAnswers;
import dev.quell.roster.Preparedness;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** A gap is closed when the audit no longer finds it, or accepted with a reason. */
@Component("checkGapClosed")
class CheckGapClosed implements TaskListener {

    private final Preparedness preparedness;

    CheckGapClosed(Preparedness preparedness) {
        this.preparedness = preparedness;
    }

    @Override
    public void notify(DelegateTask task) {
        var answers = FormAnswers.of(task);
        var resolution = answers.oneOf(GAP_RESOLUTION, "closed", "accepted");
        if (resolution.equals("accepted")) {
            answers.required(GAP_REASON, 4_000, "say why the gap is acceptable and who decided so");
        } else {
            preparedness
                    .find((String) task.getVariable(GAP_KEY))
                    .ifPresent(missing -> answers.refuse(
                            GAP_RESOLUTION, "it is still open: " + missing.remedy() + "; or accept it with a reason"));
        }
        answers.check();
    }
}
