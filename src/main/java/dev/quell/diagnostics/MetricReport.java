package dev.quell.diagnostics;

import dev.quell.inventory.Direction;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The latest metrics beside what is normal.
 *
 * @param summary for people, one short paragraph
 */
public record MetricReport(List<Row> metrics, String summary) {

    public MetricReport {
        metrics = List.copyOf(metrics);
    }

    /**
     * One metric, in its own unit.
     *
     * @param current null if it was never observed, as is {@code observedAt}
     * @param direction the bad side of the threshold
     * @param status {@code withinBaseline}, {@code outside}, or {@code unknown} if it was never observed
     */
    public record Row(
            String metric,
            double baseline,
            @Nullable Double current,
            double threshold,
            Direction direction,
            String status,
            @Nullable Instant observedAt) {}
}
