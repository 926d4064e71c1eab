package dev.quell.room;

import dev.quell.incident.Incident;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How long a part of the response took, or has taken so far, against its target; counted from detection.
 *
 * @param end null while it goes on
 * @param target null when no table has one
 */
public record Stopwatch(
        String label,
        Instant start,
        @Nullable Instant end,
        @Nullable Duration target) {

    public static List<Stopwatch> of(Incident incident, Targets targets) {
        return List.of(
                new Stopwatch(
                        "to acknowledge",
                        incident.detectedAt(),
                        incident.acknowledgedAt(),
                        targets.target(incident.severity(), "acknowledge").orElse(null)),
                new Stopwatch(
                        "to contain",
                        incident.detectedAt(),
                        incident.containedAt(),
                        targets.target(incident.severity(), "containment").orElse(null)),
                new Stopwatch(
                        "to recover",
                        incident.detectedAt(),
                        incident.recoveredAt(),
                        targets.target(incident.severity(), "recovery").orElse(null)));
    }

    public @Nullable Instant due() {
        return target == null ? null : start.plus(target);
    }

    /** It was reached, later than the target allows. */
    public boolean late() {
        var due = due();
        return end != null && due != null && end.isAfter(due);
    }

    /** What it took, for example {@code 3 h 12 min}; null while it goes on. */
    public @Nullable String took() {
        return end == null ? null : words(Duration.between(start, end));
    }

    /** For example {@code 1 h}; null without a target. */
    public @Nullable String allowed() {
        return target == null ? null : words(target);
    }

    private static String words(Duration length) {
        if (length.toDays() > 0) {
            return length.toDays() + " d" + rest(length.toHoursPart(), " h");
        }
        if (length.toHours() > 0) {
            return length.toHours() + " h" + rest(length.toMinutesPart(), " min");
        }
        return length.toMinutes() > 0 ? length.toMinutes() + " min" : Math.max(0, length.toSeconds()) + " s";
    }

    private static String rest(int count, String unit) {
        return count == 0 ? "" : " " + count + unit;
    }
}
