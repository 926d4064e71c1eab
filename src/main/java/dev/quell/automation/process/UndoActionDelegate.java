package dev.quell.automation.process;

import dev.quell.automation.Actions;
import dev.quell.engine.ComeBackLater;
import dev.quell.engine.LastAttempt;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Takes one action back; what is refused, or does not work out, goes to a person. */
@Component("undoAction")
class UndoActionDelegate implements JavaDelegate {

    private final Actions actions;

    UndoActionDelegate(Actions actions) {
        this.actions = actions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var id = UndoContract.ACTION_ID.in(execution);
        OwnIncident.require(execution, "action " + id, actions.require(id).incidentId());
        var result = actions.undo(id);
        if (result.waiting()) {
            throw new ComeBackLater(OutsideStep.TURN, result.detail());
        }
        if (result.retryable() && !LastAttempt.of(execution)) {
            throw new NotDoneYetException(result.detail());
        }
        if (!result.done()) {
            var action = actions.require(result.actionId());
            UndoContract.ACTION_SUMMARY.set(execution, action.summary());
            UndoContract.ACTION_TARGET.set(execution, action.target());
            throw new BpmnError(UndoContract.UNDO_REFUSED, result.detail());
        }
    }
}
