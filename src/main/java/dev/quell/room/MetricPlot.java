package dev.quell.room;

import dev.quell.inventory.Direction;
import dev.quell.inventory.MetricThreshold;
import dev.quell.monitoring.MetricHistory;
import org.jspecify.annotations.Nullable;

/**
 * A metric while the incident goes on.
 *
 * @param tightened its limit under closer watch; null while nobody watches
 */
public record MetricPlot(MetricHistory history, @Nullable MetricThreshold tightened) {

    /** Where the latest value stands, in words. */
    public String standing() {
        var latest = history.latest();
        if (latest == null) {
            return "nothing observed";
        }
        if (history.breached()) {
            return "beyond its threshold";
        }
        return beyondTightened()
                ? "within its threshold, beyond the tighter one of the watch"
                : tightened == null ? "within its threshold" : "within both thresholds";
    }

    public boolean good() {
        return history.latest() != null && !history.breached() && !beyondTightened();
    }

    private boolean beyondTightened() {
        var latest = history.latest();
        return latest != null && tightened != null && tightened.breachedBy(latest.value());
    }

    /** For example: below 0.86. */
    public String badSide(MetricThreshold limit) {
        return (limit.direction() == Direction.ABOVE ? "above " : "below ") + history.number(limit.threshold());
    }
}
