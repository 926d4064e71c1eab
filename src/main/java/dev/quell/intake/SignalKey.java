package dev.quell.intake;

import java.time.Instant;

/** What makes two deliveries the same signal, whoever sends them. */
record SignalKey(String source, String fingerprint, Instant startsAt, SignalState state) {

    static SignalKey of(SignalInput input) {
        return new SignalKey(input.source(), input.fingerprint(), input.startsAt(), input.state());
    }

    static SignalKey of(Signal signal) {
        return new SignalKey(signal.source(), signal.fingerprint(), signal.startsAt(), signal.state());
    }
}
