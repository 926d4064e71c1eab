package dev.quell.roster;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The whole roster at one moment.
 *
 * @param version counts the changes from 1; a change must name the version it started from
 * @param confirmedAt when somebody last said that it is right; null after a change, until it is confirmed again
 */
public record Roster(
        int version,
        @Nullable Instant confirmedAt,
        @Nullable String confirmedBy,
        List<Responder> responders) {}
