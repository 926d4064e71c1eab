package dev.quell.intake;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A signal as a format reads it, before anything is looked up.
 *
 * @param endedAt when it was over, if the source says so
 * @param systemNames what may name the AI system, the most telling first
 * @param onlyWatched it breaks nothing but the tightened limit of a monitoring window: it can reopen, never open
 */
record SignalInput(
        String source,
        String fingerprint,
        Instant startsAt,
        SignalState state,
        @Nullable Instant endedAt,
        List<String> systemNames,
        String family,
        String severityHint,
        String summary,
        Map<String, Object> payload,
        boolean onlyWatched) {}
