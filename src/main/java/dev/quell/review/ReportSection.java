package dev.quell.review;

import dev.quell.incident.TimelineEntry;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One part of the report under a heading of its own. */
interface ReportSection {

    DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    void write(IncidentReport report, MarkdownText text);

    /** In UTC, to the second; empty when there is none. */
    static String time(@Nullable Instant at) {
        return at == null ? "" : TIME.format(at.truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC));
    }

    /** A detail of an entry as text; empty when there is none. */
    static String detail(TimelineEntry entry, String key) {
        return Objects.toString(entry.detailsMap().get(key), "");
    }
}
