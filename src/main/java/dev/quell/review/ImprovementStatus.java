package dev.quell.review;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** How far an improvement has come. */
public enum ImprovementStatus {
    /** Written down in the review. */
    OPEN,
    /** The review is signed off and the owner has the task. */
    IN_PROGRESS,
    /** Not done although the due date has passed. */
    OVERDUE,
    /** The owner says that it is in place. */
    DONE,
    /** Somebody else has seen it. */
    VERIFIED;

    private static final Map<ImprovementStatus, Set<ImprovementStatus>> TRANSITIONS = Map.of(
            OPEN, Set.of(IN_PROGRESS),
            IN_PROGRESS, Set.of(OVERDUE, DONE),
            OVERDUE, Set.of(DONE),
            DONE, Set.of(VERIFIED, IN_PROGRESS),
            VERIFIED, Set.of());

    boolean mayBecome(ImprovementStatus next) {
        return TRANSITIONS.getOrDefault(this, Set.of()).contains(next);
    }

    /** Somebody is expected to do it and it is not known to be late. */
    boolean isAgreed() {
        return this == OPEN || this == IN_PROGRESS;
    }

    /** For people, for example {@code in progress}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
