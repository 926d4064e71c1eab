package dev.quell.communication.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component("recordOutsiderNotification")
class RecordOutsiderNotificationDelegate implements JavaDelegate {

    private final RecordManualNotificationDelegate manual;

    RecordOutsiderNotificationDelegate(RecordManualNotificationDelegate manual) {
        this.manual = manual;
    }

    @Override
    public void execute(DelegateExecution execution) {
        manual.execute(execution);
    }
}
