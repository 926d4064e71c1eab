package dev.quell.communication.process;

import dev.quell.communication.Deliveries;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component("sendExternalUpdates")
class SendExternalUpdatesDelegate implements JavaDelegate {

    private final Deliveries deliveries;
    private final OwnMessages own;

    SendExternalUpdatesDelegate(Deliveries deliveries, OwnMessages own) {
        this.deliveries = deliveries;
        this.own = own;
    }

    @Override
    public void execute(DelegateExecution execution) {
        DeliveryRound.check(deliveries.deliverApproved(own.occasion(execution)));
    }
}
