package dev.quell.intake;

import java.util.Locale;

/** What the source says: it is so, or it is over. */
public enum SignalState {
    FIRING,
    RESOLVED;

    /** As decisions and formats write it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
