package dev.quell.automation.process;

import dev.quell.automation.Action;
import dev.quell.automation.Actions;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Lets nothing more begin, then lists what can be taken back, newest first; or lists the one action that a person wants taken back. */
@Component("listUndoableActions")
class ListUndoableActionsDelegate implements JavaDelegate {

    private final Actions actions;

    ListUndoableActionsDelegate(Actions actions) {
        this.actions = actions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var newestFirst = UndoContract.ONLY_ACTION_ID
                .find(execution)
                .orElseGet(() -> actions.callOff(execution.getProcessBusinessKey()).stream()
                        .map(Action::id)
                        .collect(Collectors.joining(",")));
        UndoContract.UNDOABLE_ACTION_IDS.set(execution, newestFirst);
    }
}
