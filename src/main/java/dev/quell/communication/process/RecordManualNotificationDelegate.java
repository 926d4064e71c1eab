package dev.quell.communication.process;

import dev.quell.communication.Deliveries;
import dev.quell.communication.Updates;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component("recordManualNotification")
class RecordManualNotificationDelegate implements JavaDelegate {

    private final Updates updates;
    private final Deliveries deliveries;
    private final OwnMessages own;

    RecordManualNotificationDelegate(Updates updates, Deliveries deliveries, OwnMessages own) {
        this.updates = updates;
        this.deliveries = deliveries;
        this.own = own;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var occasion = own.occasion(execution);
        if ("notified".equals(execution.getVariable("manualOutcome"))) {
            updates.passedOnByHand(occasion, String.valueOf(execution.getVariable("manualNote")));
        }
        deliveries.report(occasion);
    }
}
