package dev.quell.systems;

import dev.quell.incident.Incident;
import dev.quell.incident.Incidents;
import dev.quell.inventory.AiSystem;
import dev.quell.inventory.AiSystems;
import dev.quell.monitoring.Observations;
import dev.quell.roster.PreparednessAudits;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts together what is known of a system. */
@Service
@Transactional(readOnly = true)
public class SystemRecords {

    private static final int INCIDENTS = 200;

    /** Enough for a chart, few enough for a table. */
    private static final int POINTS = 120;

    private final AiSystems systems;
    private final Observations observations;
    private final Incidents incidents;
    private final PreparednessAudits audits;
    private final Clock clock;

    SystemRecords(
            AiSystems systems, Observations observations, Incidents incidents, PreparednessAudits audits, Clock clock) {
        this.systems = systems;
        this.observations = observations;
        this.incidents = incidents;
        this.audits = audits;
        this.clock = clock;
    }

    /**
     * @param period how far back the metrics go
     * @throws dev.quell.shared.Problem 404 when there is no such system
     */
    public SystemRecord of(String id, Duration period) {
        var system = systems.require(id);
        var audit = audits.last().filter(last -> !last.at().isBefore(system.registeredAt()));
        return new SystemRecord(
                system, metrics(system, period), incidents(id), systems.gaps(system), audit.orElse(null));
    }

    /** The length of time that one point of a metric stands for. */
    public static Duration stretch(Duration period) {
        return Duration.ofSeconds(Math.max(60, period.toSeconds() / POINTS));
    }

    private List<MetricHistory> metrics(AiSystem system, Duration period) {
        var from = clock.instant().minus(period);
        return system.metrics().stream()
                .map(limit -> new MetricHistory(
                        limit,
                        observations.latest(system.id(), limit.metric()).orElse(null),
                        observations.worst(system.id(), limit, from, stretch(period))))
                .toList();
    }

    private List<Incident> incidents(String id) {
        return incidents.ofSystem(id, INCIDENTS).stream()
                .sorted(Comparator.comparing(
                        (Incident incident) -> !incident.status().isOpen()))
                .toList();
    }
}
