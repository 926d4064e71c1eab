package dev.quell.automation.process;

import dev.quell.automation.ActionResult;
import dev.quell.automation.Actions;
import dev.quell.automation.StepResult;
import dev.quell.automation.spi.StateSnapshot;
import dev.quell.shared.CanonicalJson;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.spin.plugin.variable.SpinValues;
import org.springframework.stereotype.Component;

/** Shows in a task by hand what a step has left to do. */
@Component
class OpenActions {

    private final Actions actions;

    OpenActions(Actions actions) {
        this.actions = actions;
    }

    void show(VariableScope scope, StepResult result) {
        var rows = result.results().stream()
                .filter(each -> !each.done())
                .map(this::row)
                .toList();
        scope.setVariable(PlaybookContract.OPEN_ACTIONS, json(rows));
    }

    private Map<String, String> row(ActionResult result) {
        var action = actions.require(result.actionId());
        return Map.of(
                "change", action.summary(),
                "target", action.target(),
                "after", StateSnapshot.words(action.plan().predictedAfter()),
                "detail", result.detail());
    }

    static Object json(List<?> rows) {
        return SpinValues.jsonValue(CanonicalJson.write(rows)).create();
    }
}
