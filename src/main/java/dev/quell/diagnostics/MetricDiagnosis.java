package dev.quell.diagnostics;

import dev.quell.diagnostics.MetricReport.Row;
import dev.quell.incident.Incidents;
import dev.quell.inventory.AiSystem;
import dev.quell.inventory.AiSystems;
import dev.quell.inventory.MetricThreshold;
import dev.quell.monitoring.Observation;
import dev.quell.monitoring.Observations;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Holds the latest metrics of an AI system against their baselines and thresholds. */
@Service
public class MetricDiagnosis {

    private final Incidents incidents;
    private final AiSystems systems;
    private final Observations observations;
    private final DiagnosisRecord record;

    MetricDiagnosis(Incidents incidents, AiSystems systems, Observations observations, DiagnosisRecord record) {
        this.incidents = incidents;
        this.systems = systems;
        this.observations = observations;
        this.record = record;
    }

    /**
     * Compares and records the result in the incident.
     *
     * @throws dev.quell.shared.Problem 404 when there is no such incident
     */
    public MetricReport compare(String incidentId) {
        var report = Optional.ofNullable(incidents.require(incidentId).systemId())
                .flatMap(systems::find)
                .map(this::report)
                .orElseGet(() -> new MetricReport(
                        List.of(), "The incident names no registered AI system, so there are no metrics to compare."));
        record.keep(incidentId, DiagnosisPart.METRICS, report, report.summary(), List.of());
        return report;
    }

    private MetricReport report(AiSystem system) {
        var rows = system.metrics().stream()
                .map(limit -> row(limit, observations.latest(system.id(), limit.metric())))
                .toList();
        return new MetricReport(rows, MetricSummary.of(system, rows));
    }

    private static Row row(MetricThreshold limit, Optional<Observation> latest) {
        var status = latest.map(observation -> limit.breachedBy(observation.value()) ? "outside" : "withinBaseline")
                .orElse("unknown");
        return new Row(
                limit.metric(),
                limit.baseline(),
                latest.map(Observation::value).orElse(null),
                limit.threshold(),
                limit.direction(),
                status,
                latest.map(Observation::observedAt).orElse(null));
    }
}
