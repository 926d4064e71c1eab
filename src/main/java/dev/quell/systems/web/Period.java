package dev.quell.systems.web;

import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** How far back charts go. */
enum Period {
    DAY("1", "24 hours"),
    WEEK("7", "7 days"),
    MONTH("30", "30 days"),
    QUARTER("90", "90 days");

    private final String days;
    private final String label;

    Period(String days, String label) {
        this.days = days;
        this.label = label;
    }

    /** A week, when it means nothing. */
    static Period of(@Nullable String days) {
        return Arrays.stream(values())
                .filter(period -> period.days.equals(days))
                .findFirst()
                .orElse(WEEK);
    }

    Duration length() {
        return Duration.ofDays(Long.parseLong(days));
    }

    public String days() {
        return days;
    }

    public String label() {
        return label;
    }
}
