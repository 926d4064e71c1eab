package dev.quell.diagnostics.window;

/** A window that cannot be read however often one tries; the message tells a person why and what to do. */
public final class WindowUnreadable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public WindowUnreadable(String reason) {
        super(reason);
    }

    public String reason() {
        return String.valueOf(getMessage());
    }
}
