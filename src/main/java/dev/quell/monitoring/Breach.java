package dev.quell.monitoring;

import dev.quell.inventory.MetricThreshold;
import java.util.List;

/**
 * An observation beyond a limit.
 *
 * @param limit the system's normal limit for the metric
 * @param beyondNormal whether that limit is broken, and not only the tighter one of a monitoring window
 * @param watchedBy ids of the incidents whose monitoring window is open and whose tightened limit is broken
 */
public record Breach(Observation observation, MetricThreshold limit, boolean beyondNormal, List<String> watchedBy) {}
