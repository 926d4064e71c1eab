package dev.quell.incident.process;

import dev.quell.engine.DecisionSource;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A row of the decision {@code service-levels}.
 *
 * @param due an ISO 8601 duration
 * @param escalateAfter the same; null when nobody else is ever asked
 * @param business whether only working days count
 * @param source which row of which version it is
 */
record Level(String due, @Nullable String escalateAfter, boolean business, DecisionSource source) {

    static Level of(Map<String, Object> row, DecisionSource source) {
        return new Level(
                String.valueOf(row.get("due")),
                Optional.ofNullable(row.get("escalateAfter"))
                        .map(Object::toString)
                        .filter(text -> !text.isBlank())
                        .orElse(null),
                "BUSINESS".equals(row.get("calendar")),
                source);
    }

    Instant dueAt(Instant start) {
        return after(start, due);
    }

    /** When somebody else is asked to see to what began then. */
    Optional<Instant> escalatesAt(Instant start) {
        return Optional.ofNullable(escalateAfter).map(duration -> after(start, duration));
    }

    /** The same for what was due on a date of its own: as long after that as lies between due and escalated. */
    Optional<Instant> escalatesAfterDue(Instant date) {
        return Optional.ofNullable(escalateAfter)
                .map(duration -> BusinessTime.length(duration).minus(BusinessTime.length(due)))
                .map(between -> after(date, between.toString()));
    }

    /** As it stands in a timeline. */
    Map<String, Object> details(String milestone) {
        var details = source.details();
        details.put("milestone", milestone);
        return details;
    }

    private Instant after(Instant start, String duration) {
        return business ? BusinessTime.after(start, duration) : BusinessTime.elapsed(start, duration);
    }
}
