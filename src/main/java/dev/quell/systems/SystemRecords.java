package dev.quell.systems;

import dev.quell.incident.Incident;
import dev.quell.incident.Incidents;
import dev.quell.inventory.AiSystems;
import dev.quell.monitoring.MetricHistories;
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

    private final AiSystems systems;
    private final MetricHistories metrics;
    private final Incidents incidents;
    private final PreparednessAudits audits;
    private final Clock clock;

    SystemRecords(
            AiSystems systems, MetricHistories metrics, Incidents incidents, PreparednessAudits audits, Clock clock) {
        this.systems = systems;
        this.metrics = metrics;
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
                system,
                metrics.since(system, clock.instant().minus(period)),
                incidents(id),
                systems.gaps(system),
                audit.orElse(null));
    }

    private List<Incident> incidents(String id) {
        return incidents.ofSystem(id, INCIDENTS).stream()
                .sorted(Comparator.comparing(
                        (Incident incident) -> !incident.status().isOpen()))
                .toList();
    }
}
