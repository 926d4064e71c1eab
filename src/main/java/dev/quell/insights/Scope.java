package dev.quell.insights;

import dev.quell.incident.IncidentType;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which incidents the figures are about. Exercises and merged incidents never count.
 *
 * @param from first day (UTC) of detection
 * @param to last day of detection
 * @param severity {@code SEV1} to {@code SEV4}, or {@link #UNCLASSIFIED}
 * @param system id of an AI system
 */
public record Scope(
        LocalDate from,
        LocalDate to,
        @Nullable IncidentType type,
        @Nullable String severity,
        @Nullable String system) {

    /** In place of a severity: nobody has decided on one. */
    public static final String UNCLASSIFIED = "none";

    private static final int MONTHS = 12;

    /** The last twelve months, the present one included. */
    public static Scope lastYear(LocalDate today) {
        return new Scope(YearMonth.from(today).minusMonths(MONTHS - 1).atDay(1), today, null, null, null);
    }

    /** The incidents of one group. */
    public Scope within(Dimension dimension, String key) {
        return switch (dimension) {
            case ALL -> this;
            case MONTH -> within(YearMonth.parse(key));
            case TYPE -> new Scope(from, to, IncidentType.valueOf(key), severity, system);
            case SEVERITY -> new Scope(from, to, type, key, system);
        };
    }

    private Scope within(YearMonth month) {
        var first = month.atDay(1).isBefore(from) ? from : month.atDay(1);
        var last = month.atEndOfMonth().isAfter(to) ? to : month.atEndOfMonth();
        return new Scope(first, last, type, severity, system);
    }

    /** Every month that it touches, whether anything happened or not. */
    public List<YearMonth> months() {
        var last = YearMonth.from(to);
        return Stream.iterate(YearMonth.from(from), month -> !month.isAfter(last), month -> month.plusMonths(1))
                .toList();
    }
}
