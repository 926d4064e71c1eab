package dev.quell.monitoring;

import dev.quell.inventory.AiSystem;
import dev.quell.inventory.AiSystems;
import dev.quell.inventory.MetricThreshold;
import dev.quell.shared.Problem;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes observations in and answers what was measured. */
@Service
public class Observations {

    private static final int MOST = 100_000;

    private final ObservationRepository repository;
    private final ObservationRules rules;
    private final MonitoringWindows windows;
    private final AiSystems systems;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Observations(
            ObservationRepository repository,
            ObservationRules rules,
            MonitoringWindows windows,
            AiSystems systems,
            ApplicationEventPublisher events,
            Clock clock) {
        this.repository = repository;
        this.rules = rules;
        this.windows = windows;
        this.systems = systems;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Stores what is new and publishes {@link ThresholdsBreached} for what is beyond a limit, all in one transaction. The
     * same system, metric, time and source again changes nothing.
     *
     * @throws Problem 400 naming every faulty field
     */
    @Transactional
    public Receipt take(List<ObservationInput> inputs) {
        var known = systemsOf(inputs);
        var observations = rules.check(inputs, known);
        var stored = repository.insertNew(observations, clock.instant());
        var breaches = new Breaches(known, windows.unclosed(known.keySet())).among(stored);
        if (!breaches.isEmpty()) {
            events.publishEvent(new ThresholdsBreached(breaches));
        }
        return new Receipt(inputs.size(), stored.size(), inputs.size() - stored.size(), breaches.size());
    }

    @Transactional(readOnly = true)
    public Optional<Observation> latest(String systemId, String metric) {
        return repository.latest(systemId, metric);
    }

    /** Oldest first; when there are more than 100,000, the newest of them. */
    @Transactional(readOnly = true)
    public List<Observation> since(String systemId, String metric, Instant from) {
        return repository.since(systemId, metric, from, MOST);
    }

    /**
     * Where the metrics of a system stand.
     *
     * @param since from when an observation counts as fresh
     * @throws Problem 404 when there is no such system
     */
    @Transactional(readOnly = true)
    public Standing standing(String systemId, Instant since) {
        var metrics = systems.require(systemId).metrics().stream()
                .map(limit -> standing(systemId, limit, since))
                .toList();
        return new Standing(metrics);
    }

    private Standing.Metric standing(String systemId, MetricThreshold limit, Instant since) {
        var latest = repository.latest(systemId, limit.metric());
        return new Standing.Metric(
                limit,
                latest.orElse(null),
                repository.countSince(systemId, limit.metric(), since),
                latest.map(observation -> !limit.breachedBy(observation.value()))
                        .orElse(null));
    }

    private Map<String, AiSystem> systemsOf(List<ObservationInput> inputs) {
        return systems.find(inputs.stream()
                .map(ObservationInput::systemId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
    }
}
