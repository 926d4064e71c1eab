package dev.quell.room;

import dev.quell.inventory.AiSystem;
import dev.quell.monitoring.MonitoringWindow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was measured of an incident's AI system from before the incident on.
 *
 * @param system null when the incident names none that is registered; then nothing is plotted
 * @param watch the time of closer watch that is open now; null when none is
 * @param marks oldest first
 */
public record IncidentMetrics(
        @Nullable AiSystem system, @Nullable MonitoringWindow watch, List<MetricPlot> plots, List<MetricMark> marks) {

    public IncidentMetrics {
        plots = List.copyOf(plots);
        marks = List.copyOf(marks);
    }

    /** Those with a line to draw. */
    public List<MetricPlot> measured() {
        return plots.stream().filter(plot -> !isUnmeasured(plot)).toList();
    }

    /** The names of the others. */
    public List<String> unmeasured() {
        return plots.stream()
                .filter(IncidentMetrics::isUnmeasured)
                .map(plot -> plot.history().limit().metric())
                .toList();
    }

    private static boolean isUnmeasured(MetricPlot plot) {
        return plot.history().points().isEmpty();
    }
}
