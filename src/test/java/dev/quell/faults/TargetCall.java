package dev.quell.faults;

import java.time.Instant;

/**
 * One call that an outside system has got.
 *
 * @param process the node and the count of its starts, or {@link #PERSON}
 * @param system the AI system whose model or pipeline it is about
 * @param wanted what the call wants: a version, {@code paused} or {@code running}; empty for a read
 */
record TargetCall(Instant at, String target, String process, String system, String wanted, Effect effect) {

    static final String PERSON = "person";

    enum Effect {
        READ,
        CHANGED,
        /** Applied, and everything was so already. */
        SAME,
        /** It never arrived. */
        DROPPED
    }

    boolean applied() {
        return effect == Effect.CHANGED || effect == Effect.SAME;
    }

    boolean byPerson() {
        return process.equals(PERSON);
    }
}
