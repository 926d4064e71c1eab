package dev.quell.intake;

/** What became of a signal. */
public enum Outcome {
    /** It opened an incident. */
    OPENED,
    /** It belongs to an incident that was open. */
    JOINED,
    /** It waits for being repeated. */
    HELD,
    /** It is kept, nothing follows. */
    LOGGED,
    /** A person decides. */
    TRIAGE,
    /** A person decided that nothing follows. */
    DISCARDED
}
