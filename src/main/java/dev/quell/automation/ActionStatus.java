package dev.quell.automation;

/** Where an action stands in the journal. */
public enum ActionStatus {
    PLANNED,
    APPROVED,
    /** The call is about to be made, was made, or was interrupted: only the target knows. */
    INTENT,
    APPLIED,
    VERIFIED,
    /** The call was made and its effect is open; the target is read before anything is repeated. */
    UNKNOWN,
    FAILED,
    REJECTED,
    /** A revised plan does without it, or the response was called off; nobody had tried it. */
    WITHDRAWN,
    UNDONE,
    UNDO_REFUSED;

    /** The target is, or was left, as the plan wanted it. */
    public boolean effective() {
        return this == APPLIED || this == VERIFIED || this == UNDO_REFUSED;
    }

    /** A call may have been made whose effect nobody has looked at. */
    public boolean open() {
        return this == INTENT || this == UNKNOWN;
    }

    /** Nobody has tried anything yet, so the plan may still be replaced. */
    public boolean untried() {
        return this == PLANNED || this == APPROVED;
    }
}
