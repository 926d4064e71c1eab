package dev.quell.intake;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message from outside that something may be wrong, as it is kept. Its texts come from outside: escape them wherever they
 * are shown.
 *
 * @param source the way in: {@code alertmanager}, {@code observation} or {@code api}
 * @param fingerprint names the series; the same fingerprint, start and state is the same signal
 * @param endedAt when it was over; null while it is firing, and when the source does not say
 * @param systemLabel what the source calls the AI system; empty when it names none
 * @param systemId the registered system; null when none fits
 * @param family {@code drift, performance, data-quality, security, fairness, privacy} or {@code unknown}
 * @param severityHint {@code critical, warning, info} or {@code none}
 * @param payload labels, annotations and what else the format carries
 * @param rawSha256 of the whole body it came in
 * @param outcome null until it is placed
 */
public record Signal(
        String id,
        String source,
        String fingerprint,
        Instant startsAt,
        SignalState state,
        @Nullable Instant endedAt,
        Instant receivedAt,
        String systemLabel,
        @Nullable String systemId,
        String family,
        String severityHint,
        String summary,
        Map<String, Object> payload,
        String rawSha256,
        @Nullable Outcome outcome,
        @Nullable String reason,
        @Nullable String incidentType,
        @Nullable String incidentId) {

    boolean isFiring() {
        return state == SignalState.FIRING;
    }

    /** What the triage tasks of alike signals are told apart by. */
    String triageKey() {
        return systemLabel + "|" + family;
    }
}
