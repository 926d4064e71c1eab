package dev.quell.communication;

import org.jspecify.annotations.Nullable;

/** Hands one message to a mail server and says what is certain about it. */
interface Mail {

    enum Outcome {
        SENT,
        /** Not sent, and trying again would not help. */
        REFUSED,
        /** Not sent; trying again may help. */
        LATER,
        /** Broke off when the message may already have been taken. */
        UNKNOWN
    }

    record Delivery(Outcome outcome, @Nullable String reason) {}

    /** False while no mail server is configured. */
    boolean isConfigured();

    Delivery send(UpdateMessage message, String address);
}
