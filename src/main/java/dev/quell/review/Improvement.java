package dev.quell.review;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * A follow-up of an incident.
 *
 * @param id {@code IMP-<year>-<number>}
 * @param owner user id of whoever sees to it; may be open until the review is signed off
 * @param dueDate last day (UTC) on which it is on time; may be open until the review is signed off
 * @param result what was done, and {@code proof} what shows it; null until then
 */
public record Improvement(
        String id,
        String incidentId,
        String description,
        ImprovementType type,
        @Nullable String owner,
        @Nullable LocalDate dueDate,
        ImprovementStatus status,
        @Nullable String result,
        @Nullable String proof,
        @Nullable String verifiedBy,
        @Nullable String verificationNotes,
        String createdBy,
        Instant createdAt,
        Instant updatedAt) {

    private static final LocalTime LAST_MINUTE = LocalTime.of(23, 59);

    /** The last minute of the due date, in UTC. */
    public @Nullable Instant dueAt() {
        return dueDate == null ? null : dueDate.atTime(LAST_MINUTE).toInstant(ZoneOffset.UTC);
    }

    /** Not done although its day is over, whether the process has noticed yet or not. */
    public boolean isOverdue(LocalDate today) {
        return status == ImprovementStatus.OVERDUE || status.isAgreed() && dueDate != null && dueDate.isBefore(today);
    }
}
