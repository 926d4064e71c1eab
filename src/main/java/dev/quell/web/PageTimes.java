package dev.quell.web;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Times as pages show them: in UTC, because responders sit in several time zones. */
@Component("times")
public class PageTimes {

    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** A dash when there is no time yet. */
    public String show(@Nullable Instant time) {
        return time == null ? "–" : FORMAT.format(time);
    }
}
