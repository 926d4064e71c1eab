package dev.quell.faults;

import java.time.Instant;

/** What makes two deliveries the same signal. */
record SignalKey(String fingerprint, Instant startsAt, String state) {

    /** The AI system it is about, by the fingerprints that this harness gives. */
    String system() {
        return fingerprint.substring(0, fingerprint.indexOf(':'));
    }

    boolean firing() {
        return state.equals("FIRING");
    }
}
