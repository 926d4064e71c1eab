package dev.quell.automation.process;

import dev.quell.engine.TypedVariable;
import dev.quell.incident.Timeline;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Notes what a person did about a change that was not taken back by itself. */
@Component("recordUndoByHand")
class RecordUndoByHandListener implements TaskListener {

    private static final TypedVariable<String> OUTCOME = TypedVariable.text("undoOutcome");
    private static final TypedVariable<String> REASON = TypedVariable.text("undoReason");

    private final Timeline timeline;
    private final ActingPerson person;

    RecordUndoByHandListener(Timeline timeline, ActingPerson person) {
        this.timeline = timeline;
        this.person = person;
    }

    @Override
    public void notify(DelegateTask task) {
        var what = UndoContract.ACTION_SUMMARY.find(task).orElse("the containment by hand");
        var verb = OUTCOME.in(task).equals("restored") ? "restored the state before: " : "left as it is: ";
        var action = UndoContract.ACTION_ID.find(task).orElse("");
        var incidentId = task.getExecution().getProcessBusinessKey();
        var summary = person.name() + " " + verb + what + ". " + REASON.in(task);
        person.act(() -> timeline.append(incidentId, "note", summary, Map.of("action", action)));
    }
}
