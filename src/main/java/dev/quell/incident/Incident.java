package dev.quell.incident;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An incident as the record has it now. All times are UTC and come from Quell's clock.
 *
 * @param id {@code INC-<year>-<number>}; the business key of every process of this incident
 * @param outcome why it ended, once it has
 */
public record Incident(
        String id,
        IncidentType type,
        @Nullable Severity severity,
        @Nullable Priority priority,
        Status status,
        String title,
        String description,
        @Nullable String systemId,
        String source,
        String reportedBy,
        @Nullable String correlationKey,
        @Nullable String playbook,
        @Nullable String outcome,
        boolean exercise,
        Instant detectedAt,
        @Nullable Instant acknowledgedAt,
        @Nullable Instant triagedAt,
        @Nullable Instant containedAt,
        @Nullable Instant eradicatedAt,
        @Nullable Instant recoveredAt,
        @Nullable Instant closedAt) {}
