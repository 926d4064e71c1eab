package dev.quell.room.web;

import dev.quell.communication.UpdateMessage;
import dev.quell.communication.Updates;
import dev.quell.incident.Incident;
import java.util.List;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Who was told what, and whether it reached them. */
@Component
@Order(7)
class UpdatesSection implements Section {

    private final Updates updates;

    UpdatesSection(Updates updates) {
        this.updates = updates;
    }

    record Row(UpdateMessage message) {

        public String state() {
            return switch (message.status()) {
                case PLANNED -> message.approval() ? "Waits for approval" : "Waits to be sent";
                case SENDING -> "Being sent";
                case SENT -> "Delivered to the mail server";
                case FAILED -> "Not delivered: mail failed";
                case UNKNOWN -> "Unknown: it may have arrived";
                case RECORDED -> "Recorded, sent to nobody";
                case NOT_DELIVERED -> "Not delivered";
                case REJECTED -> "Not sent: rejected";
                case BY_HAND -> "Passed on by hand";
            };
        }

        /** The colour beside the words. */
        public String tone() {
            return switch (message.status()) {
                case SENT, BY_HAND -> "good";
                case FAILED, NOT_DELIVERED -> "bad";
                case UNKNOWN, PLANNED, SENDING -> "warn";
                case RECORDED, REJECTED -> "";
            };
        }
    }

    @Override
    public String name() {
        return "updates";
    }

    @Override
    public Map<String, List<Row>> show(Incident incident, Reader reader) {
        return Map.of(
                "messages", updates.of(incident.id()).stream().map(Row::new).toList());
    }
}
