package dev.quell.communication;

import java.util.List;
import java.util.stream.Collectors;

/** How the messages of one occasion stand after a round of delivery. */
public record DeliveryReport(List<UpdateMessage> messages) {

    /** Something is certain not to have been sent, and trying again will not help. */
    public boolean hasFailed() {
        return messages.stream().anyMatch(message -> message.status() == UpdateStatus.FAILED);
    }

    /** The mail server could not be used; a later round may succeed. */
    public boolean isDelayed() {
        return messages.stream().anyMatch(DeliveryReport::isDelayed);
    }

    /** A line a message that did not go out, with its reason. */
    public String failures() {
        return messages.stream()
                .filter(message -> message.status() == UpdateStatus.FAILED || isDelayed(message))
                .map(message -> message.address() + " (" + message.audience().key() + "): " + message.reason())
                .collect(Collectors.joining("\n"));
    }

    private static boolean isDelayed(UpdateMessage message) {
        return message.status() == UpdateStatus.PLANNED && message.reason() != null;
    }
}
