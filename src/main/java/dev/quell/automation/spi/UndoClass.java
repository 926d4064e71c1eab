package dev.quell.automation.spi;

/** How the effect of an action ends. */
public enum UndoClass {
    /** The state before is put back exactly. */
    RESTORE,
    /** A second action makes up for the first. */
    COMPENSATE,
    /** It ends by itself. */
    SELF_EXPIRING,
    IRREVERSIBLE
}
