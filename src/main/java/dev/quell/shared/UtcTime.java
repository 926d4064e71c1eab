package dev.quell.shared;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as people read them: in UTC, because responders sit in several time zones. */
public final class UtcTime {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private UtcTime() {}

    /** For example {@code 2026-05-01 08:00 UTC}. */
    public static String minute(Instant time) {
        return MINUTE.format(time);
    }
}
