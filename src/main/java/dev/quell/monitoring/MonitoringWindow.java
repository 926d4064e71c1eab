package dev.quell.monitoring;

import java.time.Instant;

/**
 * A time of closer watch over a system after an incident.
 *
 * @param factor share of the normal distance between baseline and threshold that is tolerated, 0 to 1
 * @param until end of the watch; it ends earlier when closed
 */
public record MonitoringWindow(String incidentId, String systemId, double factor, Instant openedAt, Instant until) {

    boolean covers(Instant time) {
        return !time.isBefore(openedAt) && time.isBefore(until);
    }
}
