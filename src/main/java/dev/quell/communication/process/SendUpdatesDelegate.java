package dev.quell.communication.process;

import dev.quell.communication.Deliveries;
import dev.quell.communication.UpdateMessage;
import dev.quell.communication.UpdateStatus;
import dev.quell.communication.Updates;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Sends what needs no approval, and shows the rest to the approver. */
@Component("sendUpdates")
class SendUpdatesDelegate implements JavaDelegate {

    private final Deliveries deliveries;
    private final Updates updates;
    private final OwnMessages own;

    SendUpdatesDelegate(Deliveries deliveries, Updates updates, OwnMessages own) {
        this.deliveries = deliveries;
        this.updates = updates;
        this.own = own;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var occasion = own.occasion(execution);
        var waiting = updates.ofOccasion(occasion).stream()
                .filter(message -> message.approval() && message.status() == UpdateStatus.PLANNED)
                .toList();
        execution.setVariable("approvalNeeded", !waiting.isEmpty());
        waiting.stream().findFirst().ifPresent(first -> show(execution, first, waiting.size()));
        DeliveryRound.check(deliveries.deliver(occasion));
    }

    private static void show(DelegateExecution execution, UpdateMessage message, int recipients) {
        execution.setVariable(
                "externalRecipients",
                message.audience().key() + " (" + recipients + (recipients == 1 ? " address)" : " addresses)"));
        execution.setVariable("externalSubject", message.subject());
        execution.setVariable("externalBody", message.body());
    }
}
