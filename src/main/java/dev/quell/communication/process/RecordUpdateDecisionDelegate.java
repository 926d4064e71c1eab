package dev.quell.communication.process;

import dev.quell.communication.Deliveries;
import dev.quell.communication.Updates;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Keeps what the approver decided, with the approver's wording. */
@Component("recordUpdateDecision")
class RecordUpdateDecisionDelegate implements JavaDelegate {

    private final Updates updates;
    private final Deliveries deliveries;
    private final OwnMessages own;

    RecordUpdateDecisionDelegate(Updates updates, Deliveries deliveries, OwnMessages own) {
        this.updates = updates;
        this.deliveries = deliveries;
        this.own = own;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var occasion = own.occasion(execution);
        if ("approve".equals(execution.getVariable("updateDecision"))) {
            updates.approve(occasion, text(execution, "externalSubject"), text(execution, "externalBody"));
        } else {
            updates.reject(occasion, text(execution, "rejectionReason"));
            deliveries.report(occasion);
        }
    }

    private static String text(DelegateExecution execution, String variable) {
        var value = execution.getVariable(variable);
        return value == null ? "" : value.toString();
    }
}
