package dev.quell.automation;

/** Where an approval stands. */
public enum ApprovalStatus {
    OPEN,
    APPROVED,
    REJECTED,
    /** One person let it go ahead alone; not yet ratified. */
    BREAK_GLASS,
    RATIFIED,
    DISAVOWED;

    /** The actions may be performed. */
    public boolean allows() {
        return this == APPROVED || this == BREAK_GLASS || this == RATIFIED || this == DISAVOWED;
    }
}
