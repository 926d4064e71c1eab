package dev.quell.review;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The review of one incident, as far as people add to the record.
 *
 * @param sessionDeadline until when the lessons-learned session is to be held; null when nobody said so
 * @param sessionAt when it takes place
 * @param delayReason why that is after the deadline; null when it is not
 */
public record Review(
        String incidentId,
        Instant startedAt,
        @Nullable Instant sessionDeadline,
        @Nullable Instant sessionAt,
        @Nullable String delayReason,
        @Nullable String participants,
        Lessons lessons,
        PlaybookDecision playbook,
        @Nullable String signedOffBy,
        @Nullable Instant signedOffAt) {}
