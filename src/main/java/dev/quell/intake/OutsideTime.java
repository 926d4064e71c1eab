package dev.quell.intake;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Times as monitoring systems write them: RFC 3339, from year 1 (Go's zero time) to 9999. */
final class OutsideTime {

    static final String REMEDY = "must be a time from year 1 to 9999, such as 2026-05-01T08:00:00Z";

    private static final int LAST_YEAR = 9999;
    private static final int LONGEST = 64;

    private OutsideTime() {}

    /** To the microsecond, as PostgreSQL keeps it; empty when it is no such time. */
    static Optional<Instant> parse(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            var time = OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC);
            return time.getYear() < 1 || time.getYear() > LAST_YEAR
                    ? Optional.empty()
                    : Optional.of(time.toInstant().truncatedTo(ChronoUnit.MICROS));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
