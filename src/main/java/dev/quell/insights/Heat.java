package dev.quell.insights;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** How long a wait is, in steps that mean the same on every picture. */
public enum Heat {
    NONE("nobody has passed yet", 0),
    MINUTES("under 15 minutes", 15 * 60),
    AN_HOUR("under an hour", 60 * 60),
    HOURS("under 4 hours", 4 * 60 * 60),
    A_DAY("under a day", 24 * 60 * 60),
    DAYS("a day or more", Double.POSITIVE_INFINITY);

    private final String label;
    private final double under;

    Heat(String label, double under) {
        this.label = label;
        this.under = under;
    }

    public String label() {
        return label;
    }

    /** @param median in seconds */
    public static Heat of(@Nullable Double median) {
        return median == null
                ? NONE
                : Arrays.stream(values())
                        .filter(heat -> median < heat.under)
                        .findFirst()
                        .orElse(DAYS);
    }
}
