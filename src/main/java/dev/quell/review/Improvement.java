package dev.quell.review;

import java.time.Instant;
import java.time.LocalDate;
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
        Instant updatedAt) {}
