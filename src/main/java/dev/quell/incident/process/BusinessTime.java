package dev.quell.incident.process;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;

/** Adds ISO 8601 durations to a moment, in UTC: as they elapse, or counting Monday to Friday only. */
final class BusinessTime {

    private BusinessTime() {}

    /** @param duration for example {@code PT90M}, {@code P5D} or {@code P1DT12H}; a day is 24 hours */
    static Instant elapsed(Instant from, String duration) {
        return from.plus(length(duration));
    }

    /** Whole days are working days; what is left of the duration counts in hours, and never ends on a weekend. */
    static Instant after(Instant from, String duration) {
        var length = length(duration);
        var time = toWorkingDay(from.atZone(ZoneOffset.UTC));
        for (var day = 0L; day < length.toDays(); day++) {
            time = toWorkingDay(time.plusDays(1));
        }
        return toWorkingDay(time.plus(length.minusDays(length.toDays()))).toInstant();
    }

    private static ZonedDateTime toWorkingDay(ZonedDateTime time) {
        var moved = time;
        while (moved.getDayOfWeek() == DayOfWeek.SATURDAY || moved.getDayOfWeek() == DayOfWeek.SUNDAY) {
            moved = moved.plusDays(1);
        }
        return moved;
    }

    /** A day is 24 hours. */
    static Duration length(String duration) {
        try {
            return Duration.parse(duration);
        } catch (DateTimeParseException e) {
            // weeks are a Period for Java
            return Duration.ofDays(Period.parse(duration).getDays());
        }
    }
}
