package dev.quell.systems;

import dev.quell.inventory.Direction;
import dev.quell.inventory.MetricThreshold;
import dev.quell.monitoring.MetricPoint;
import dev.quell.monitoring.Observation;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A metric over time.
 *
 * @param latest null when nothing was ever observed
 * @param points oldest first
 */
public record MetricHistory(MetricThreshold limit, @Nullable Observation latest, List<MetricPoint> points) {

    /** For example: Normal is 0.91; below 0.86 it is a breach of the family drift. */
    public String inWords() {
        return "Normal is " + number(limit.baseline()) + "; "
                + (limit.direction() == Direction.ABOVE ? "above " : "below ") + number(limit.threshold())
                + " it is a breach of the family " + limit.family() + ".";
    }

    public boolean breached() {
        return latest != null && limit.breachedBy(latest.value());
    }

    /** To six digits, without an exponent. */
    public String number(double value) {
        return BigDecimal.valueOf(value)
                .round(new MathContext(6))
                .stripTrailingZeros()
                .toPlainString();
    }
}
