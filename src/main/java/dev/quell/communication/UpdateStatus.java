package dev.quell.communication;

/** What became of a message. */
public enum UpdateStatus {
    /** Waits to be sent, or for its approval. */
    PLANNED,
    /** Handed to the mail server, whose answer is not in yet. */
    SENDING,
    /** The mail server took it. */
    SENT,
    /** Certain not to have been sent. */
    FAILED,
    /** The connection or Quell broke off while sending: it may have arrived, and is not sent again. */
    UNKNOWN,
    /** Meant for the record only, or part of an exercise. */
    RECORDED,
    /** Nobody to send it to, or no mail server. */
    NOT_DELIVERED,
    /** A person decided against it. */
    REJECTED,
    /** Mail failed, and a person passed it on. */
    BY_HAND;

    boolean isSettled() {
        return this != PLANNED && this != SENDING;
    }
}
