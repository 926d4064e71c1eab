package dev.quell.incident;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Where an incident stands. {@link #TRANSITIONS} is the only place that says what may follow what. */
public enum Status {
    DETECTED,
    TRIAGED,
    CONTAINED,
    ERADICATED,
    MONITORING,
    IN_REVIEW,
    CLOSED,
    DISMISSED,
    MERGED;

    private static final Map<Status, Set<Status>> TRANSITIONS = Map.of(
            DETECTED, EnumSet.of(TRIAGED, DISMISSED, MERGED),
            TRIAGED, EnumSet.of(CONTAINED, DISMISSED, MERGED),
            CONTAINED, EnumSet.of(ERADICATED, DISMISSED),
            ERADICATED, EnumSet.of(MONITORING, DISMISSED),
            MONITORING, EnumSet.of(IN_REVIEW, TRIAGED, DISMISSED),
            IN_REVIEW, EnumSet.of(CLOSED),
            CLOSED, EnumSet.noneOf(Status.class),
            DISMISSED, EnumSet.noneOf(Status.class),
            MERGED, EnumSet.noneOf(Status.class));

    public boolean mayBecome(Status next) {
        return TRANSITIONS.getOrDefault(this, Set.of()).contains(next);
    }

    /** False once nothing more can follow. */
    public boolean isOpen() {
        return !TRANSITIONS.getOrDefault(this, Set.of()).isEmpty();
    }
}
