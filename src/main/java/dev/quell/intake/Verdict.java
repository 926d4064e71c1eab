package dev.quell.intake;

/**
 * What {@code assess-signal} says about a signal.
 *
 * @param verdict {@code open, hold, log} or {@code triage}
 * @param incidentType key of the incident type it points to
 * @param decision id and version of the decision that said so
 */
public record Verdict(String verdict, String incidentType, String reason, String decision) {}
