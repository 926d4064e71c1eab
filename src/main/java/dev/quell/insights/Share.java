package dev.quell.insights;

import java.util.Locale;

/**
 * A part of a whole.
 *
 * @param part from 0 to {@code whole}
 */
public record Share(long part, long whole) {

    private static final double PERCENT = 100;

    /** For example {@code 38 %}, rounded; a dash when there is nothing to have a part of. */
    public String text() {
        return whole == 0 ? "–" : String.format(Locale.ROOT, "%.0f %%", PERCENT * part / whole);
    }
}
