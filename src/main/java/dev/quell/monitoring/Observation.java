package dev.quell.monitoring;

import java.time.Instant;

/**
 * One measured value of a metric of an AI system.
 *
 * @param value in the metric's own unit, finite
 * @param observedAt the time the value stands for, to the microsecond
 * @param source who measured it; the same value from another source is another observation
 */
public record Observation(String systemId, String metric, double value, Instant observedAt, String source) {}
