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

    RecordManualNotificationDelegate(Updates updates, Deliveries deliveries) {
        this.updates = updates;
        this.deliveries = deliveries;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var occasion = (String) execution.getVariable("occasion");
        if ("notified".equals(execution.getVariable("manualOutcome"))) {
            updates.passedOnByHand(occasion, String.valueOf(execution.getVariable("manualNote")));
        }
        deliveries.report(occasion);
    }
}
