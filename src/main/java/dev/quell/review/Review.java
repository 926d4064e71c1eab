package dev.quell.review;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The review of one incident, as far as people add to the record.
 *
 * @param sessionAt when the lessons-learned session takes place
 */
public record Review(
        String incidentId,
        Instant startedAt,
        @Nullable Instant sessionAt,
        @Nullable String participants,
        Lessons lessons,
        PlaybookDecision playbook,
        @Nullable String signedOffBy,
        @Nullable Instant signedOffAt) {}
