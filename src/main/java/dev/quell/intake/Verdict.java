package dev.quell.intake;

import org.jspecify.annotations.Nullable;

/**
 * What {@code assess-signal} says about a signal.
 *
 * @param verdict {@code open, hold, log} or {@code triage}
 * @param incidentType key of the incident type it points to
 * @param decision id and version of the decision that said so
 * @param sha256 of the file of that version; null when a person said so
 * @param rule id of the rule that fired; null when none did
 */
public record Verdict(
        String verdict,
        String incidentType,
        String reason,
        String decision,
        @Nullable String sha256,
        @Nullable String rule) {}
