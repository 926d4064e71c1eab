package dev.quell.room;

import dev.quell.incident.Incident;
import dev.quell.inventory.AiSystem;
import dev.quell.inventory.AiSystems;
import dev.quell.monitoring.MetricHistories;
import dev.quell.monitoring.MetricHistory;
import dev.quell.monitoring.MonitoringWindow;
import dev.quell.monitoring.MonitoringWindows;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts the metrics of an incident's AI system beside their limits and the moments of the incident. */
@Service
@Transactional(readOnly = true)
public class MetricPlots {

    /** Enough to see what was normal, short enough that the incident itself is not a speck. */
    private static final Duration BEFORE = Duration.ofDays(3);

    private final AiSystems systems;
    private final MetricHistories histories;
    private final MonitoringWindows windows;

    MetricPlots(AiSystems systems, MetricHistories histories, MonitoringWindows windows) {
        this.systems = systems;
        this.histories = histories;
        this.windows = windows;
    }

    /** From three days before the incident was detected until it was closed, or until now. */
    public IncidentMetrics of(Incident incident) {
        var system = Optional.ofNullable(incident.systemId()).flatMap(systems::find);
        var watch = windows.find(incident.id()).orElse(null);
        var plots = system.map(known -> histories(known, incident)).orElse(List.of()).stream()
                .map(history -> plot(history, watch))
                .toList();
        return new IncidentMetrics(system.orElse(null), watch, plots, MetricMark.of(incident));
    }

    /** A mark of the newest observation, cheap to ask for: equal marks, nothing new to plot. */
    public String newest(Incident incident) {
        return Optional.ofNullable(incident.systemId())
                .flatMap(systems::find)
                .flatMap(histories::newest)
                .map(Instant::toString)
                .orElse("none");
    }

    private List<MetricHistory> histories(AiSystem system, Incident incident) {
        var from = incident.detectedAt().minus(BEFORE);
        var closed = incident.closedAt();
        return closed == null ? histories.since(system, from) : histories.between(system, from, closed);
    }

    private static MetricPlot plot(MetricHistory history, @Nullable MonitoringWindow watch) {
        return new MetricPlot(history, watch == null ? null : history.limit().tightenedBy(watch.factor()));
    }
}
