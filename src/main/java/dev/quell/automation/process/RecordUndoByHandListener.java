package dev.quell.automation.process;

import dev.quell.automation.Actions;
import dev.quell.automation.spi.Verdict.Result;
import dev.quell.engine.TypedVariable;
import dev.quell.incident.Timeline;
import dev.quell.shared.Problem;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Takes note of what a person did about a change that was not taken back by itself. "Restored" does not count while the target shows otherwise. */
@Component("recordUndoByHand")
class RecordUndoByHandListener implements TaskListener {

    private static final TypedVariable<String> OUTCOME = TypedVariable.text("undoOutcome");
    private static final TypedVariable<String> REASON = TypedVariable.text("undoReason");

    private final Actions actions;
    private final Timeline timeline;
    private final ActingPerson person;

    RecordUndoByHandListener(Actions actions, Timeline timeline, ActingPerson person) {
        this.actions = actions;
        this.timeline = timeline;
        this.person = person;
    }

    @Override
    public void notify(DelegateTask task) {
        var restored = OUTCOME.in(task).equals("restored");
        var action = UndoContract.ACTION_ID.find(task);
        action.ifPresent(id ->
                OwnIncident.require(task, "action " + id, actions.require(id).incidentId()));
        if (restored) {
            action.ifPresent(this::look);
        }
        var what = UndoContract.ACTION_SUMMARY.find(task).orElse("the containment by hand");
        var verb = restored ? "restored the state before: " : "left as it is: ";
        var summary = person.name() + " " + verb + what + ". " + REASON.in(task);
        note(task.getExecution().getProcessBusinessKey(), summary, action);
    }

    private void look(String actionId) {
        var verdict = person.act(() -> actions.undoneByHand(actionId, person.name()));
        if (verdict.result() == Result.FAIL) {
            throw Problem.conflict("The state before is not there yet: " + verdict.detail()
                    + ". Finish it, or answer that you left it as it is.");
        }
    }

    private void note(String incidentId, String summary, Optional<String> action) {
        person.act(() -> timeline.append(incidentId, "note", summary, Map.of("action", action.orElse(""))));
    }
}
