package dev.quell.communication;

import java.util.Objects;

/** What became of an audience's messages, as one line of the timeline. */
record Fate(Audience audience, UpdateStatus status, String reason) {

    static Fate of(UpdateMessage message) {
        return new Fate(message.audience(), message.status(), Objects.requireNonNullElse(message.reason(), ""));
    }

    String kind() {
        return switch (status) {
            case FAILED, NOT_DELIVERED -> "update.failed";
            case UNKNOWN -> "update.unknown";
            case REJECTED -> "update.rejected";
            default -> "update.sent";
        };
    }

    String summary(int recipients, String subject) {
        var whom = audience.key().replace('-', ' ') + " (" + recipients + "): " + subject;
        return switch (status) {
            case SENT -> "Update sent to " + whom;
            case RECORDED -> "Update for " + whom + " – kept in the record, " + reason;
            case BY_HAND -> "Update passed on by hand to " + whom + " – " + reason;
            case REJECTED -> "Update held back from " + whom + " – " + reason;
            case UNKNOWN -> "Update may have reached " + whom + " – " + reason;
            default -> "Update did not reach " + whom + " – " + reason;
        };
    }
}
