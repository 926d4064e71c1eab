package dev.quell.monitoring;

import dev.quell.inventory.Direction;
import dev.quell.inventory.MetricThreshold;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A metric over time.
 *
 * @param latest the last observation before {@code until}, also one before {@code from}; null when there is none
 * @param stretch the length of time that one point stands for
 * @param points oldest first
 */
public record MetricHistory(
        MetricThreshold limit,
        Instant from,
        Instant until,
        Duration stretch,
        @Nullable Observation latest,
        List<MetricPoint> points) {

    public MetricHistory {
        points = List.copyOf(points);
    }

    /** For example: Normal is 0.91; below 0.86 it is a breach of the family drift. */
    public String inWords() {
        return "Normal is " + number(limit.baseline()) + "; "
                + (limit.direction() == Direction.ABOVE ? "above " : "below ") + number(limit.threshold())
                + " it is a breach of the family " + limit.family() + ".";
    }

    /** For example: 84 minutes. */
    public String stretchInWords() {
        return stretch.toMinutes() == 1 ? "minute" : stretch.toMinutes() + " minutes";
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
