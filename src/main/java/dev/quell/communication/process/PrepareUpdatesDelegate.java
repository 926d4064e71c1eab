package dev.quell.communication.process;

import dev.quell.communication.PlannedUpdate;
import dev.quell.communication.Updates;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Writes the messages of the process's own incident: the variable incidentId could be sent along with any form. */
@Component("prepareUpdates")
class PrepareUpdatesDelegate implements JavaDelegate {

    private final Updates updates;

    PrepareUpdatesDelegate(Updates updates) {
        this.updates = updates;
    }

    @Override
    @SuppressWarnings("unchecked") // the engine gives a decision's result list untyped
    public void execute(DelegateExecution execution) {
        var plan = (List<Map<String, Object>>) execution.getVariable("communicationPlan");
        updates.prepare(
                execution.getProcessBusinessKey(),
                execution.getProcessInstanceId(),
                (String) execution.getVariable("phase"),
                plan.stream().map(PlannedUpdate::of).toList());
        execution.removeVariable("communicationPlan");
    }
}
