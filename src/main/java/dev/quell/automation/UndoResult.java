package dev.quell.automation;

/** How taking an action back ended. */
public record UndoResult(String actionId, Kind kind, String detail) {

    public enum Kind {
        UNDONE,
        /** It had been undone before, or had never changed anything. */
        NOTHING_TO_UNDO,
        /** The target is not as we left it, or the change cannot be undone: a person decides. */
        REFUSED,
        /** Try again later; nothing is known to be wrong. */
        RETRY_LATER,
        /** Not this worker's turn at the target; that is no failure. */
        WAITING
    }

    public boolean done() {
        return kind == Kind.UNDONE || kind == Kind.NOTHING_TO_UNDO;
    }

    public boolean refused() {
        return kind == Kind.REFUSED;
    }

    public boolean retryable() {
        return kind == Kind.RETRY_LATER || waiting();
    }

    public boolean waiting() {
        return kind == Kind.WAITING;
    }
}
