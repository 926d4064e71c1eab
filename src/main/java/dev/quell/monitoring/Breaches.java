package dev.quell.monitoring;

import dev.quell.inventory.AiSystem;
import dev.quell.inventory.MetricThreshold;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compares observations with their limits, normal and tightened. */
final class Breaches {

    private final Map<String, AiSystem> systems;
    private final Collection<MonitoringWindow> windows;

    Breaches(Map<String, AiSystem> systems, Collection<MonitoringWindow> windows) {
        this.systems = systems;
        this.windows = windows;
    }

    List<Breach> among(List<Observation> observations) {
        return observations.stream()
                .flatMap(observation -> of(observation).stream())
                .toList();
    }

    private Optional<Breach> of(Observation observation) {
        return Optional.ofNullable(systems.get(observation.systemId()))
                .flatMap(system -> system.metric(observation.metric()))
                .map(limit -> new Breach(
                        observation, limit, limit.breachedBy(observation.value()), watchers(observation, limit)))
                .filter(breach -> breach.beyondNormal() || !breach.watchedBy().isEmpty());
    }

    private List<String> watchers(Observation observation, MetricThreshold limit) {
        return windows.stream()
                .filter(window -> window.systemId().equals(observation.systemId()))
                .filter(window -> window.covers(observation.observedAt()))
                .filter(window -> limit.tightenedBy(window.factor()).breachedBy(observation.value()))
                .map(MonitoringWindow::incidentId)
                .toList();
    }
}
