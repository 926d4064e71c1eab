package dev.quell.faults;

/** A promise that was not kept. */
record Violation(Kind kind, String text) {

    enum Kind {
        /** Acknowledged, and not in the record. */
        LOST_SIGNAL,
        /** In the record, and nobody has sent it. */
        INVENTED_SIGNAL,
        /** A signal that has to open an incident has opened none. */
        NO_INCIDENT,
        DUPLICATE_INCIDENT,
        /** An open incident without its one process, or an ended one that goes on. */
        WRONG_PROCESS,
        /** A task was acknowledged as completed, and is not. */
        LOST_COMPLETION,
        /** A stand-down was acknowledged, and the response went on. */
        LOST_STAND_DOWN,
        DOUBLE_MOVE,
        MISSING_MOVE,
        /** The target shows changes that the incident does not explain. */
        WRONG_MOVE,
        /** The journal says something else than the target. */
        JOURNAL_DIFFERS,
        /** Nothing goes on, and nobody is asked. */
        HUNG,
        BROKEN_CHAIN
    }
}
