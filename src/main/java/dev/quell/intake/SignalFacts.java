package dev.quell.intake;

/**
 * What {@code assess-signal} is asked about.
 *
 * @param status {@code firing} or {@code resolved}
 * @param occurrences firings of the series within the hysteresis window, this one included
 */
public record SignalFacts(String family, String status, String severityHint, boolean systemKnown, int occurrences) {}
