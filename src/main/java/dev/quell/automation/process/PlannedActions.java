package dev.quell.automation.process;

import dev.quell.automation.Action;
import dev.quell.automation.Actions;
import java.util.Arrays;
import java.util.List;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.springframework.stereotype.Component;

/** The actions that the process has planned last, not those of a plan that was given up. */
@Component
class PlannedActions {

    private final Actions actions;

    PlannedActions(Actions actions) {
        this.actions = actions;
    }

    List<Action> of(VariableScope scope, String... steps) {
        return ApprovalTasks.list(ApprovalContract.ACTION_IDS.find(scope).orElse("")).stream()
                .map(actions::require)
                .peek(action -> OwnIncident.require(scope, "action " + action.id(), action.incidentId()))
                .filter(action -> Arrays.asList(steps).contains(action.step()))
                .toList();
    }
}
