package dev.quell.automation.spi;

import java.time.Duration;

/** A question that got no answer. Nothing has changed at the target. */
public class ConnectorException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Outcome outcome;

    private ConnectorException(Outcome outcome, String message) {
        super(message);
        this.outcome = outcome;
    }

    /** Asking again later may help: the server is away, busy, or answered nonsense. */
    public static ConnectorException retryLater(Duration after, String message) {
        return new ConnectorException(new Outcome.RetryLater(after, message), message);
    }

    /** Asking again will not help until somebody changes something. */
    public static ConnectorException rejected(Outcome.Code code, String message) {
        return new ConnectorException(new Outcome.Rejected(code, message), message);
    }

    public Outcome outcome() {
        return outcome;
    }

    public boolean retryable() {
        return outcome instanceof Outcome.RetryLater;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
