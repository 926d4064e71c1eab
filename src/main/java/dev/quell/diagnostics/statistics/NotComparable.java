package dev.quell.diagnostics.statistics;

/** Two columns that no figure can honestly be given for; the message says why, for people. */
public final class NotComparable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NotComparable(String reason) {
        super(reason);
    }

    public String reason() {
        return String.valueOf(getMessage());
    }
}
