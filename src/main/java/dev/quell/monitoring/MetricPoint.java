package dev.quell.monitoring;

import java.time.Instant;

/**
 * The worst value of a metric in a stretch of time.
 *
 * @param at where the stretch begins
 * @param observations how many there were in it, at least 1
 */
public record MetricPoint(Instant at, double value, int observations) {}
