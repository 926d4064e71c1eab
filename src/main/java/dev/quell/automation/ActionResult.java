package dev.quell.automation;

import dev.quell.automation.spi.Outcome;

/** How performing an action ended. */
public record ActionResult(String actionId, Outcome outcome) {

    /** The target is as planned. */
    public boolean done() {
        return outcome instanceof Outcome.Applied || outcome instanceof Outcome.AlreadyInState;
    }

    /** Perform it again later: it was not carried out, or nobody knows and the target will be read first. */
    public boolean retryable() {
        return outcome instanceof Outcome.RetryLater || outcome instanceof Outcome.Unknown || waiting();
    }

    /** Not this worker's turn; that is no failure. */
    public boolean waiting() {
        return outcome instanceof Outcome.Waiting;
    }

    /** Neither done nor worth repeating: a person decides. */
    public boolean needsPerson() {
        return !done() && !retryable();
    }

    public String detail() {
        return outcome.detail();
    }
}
