package dev.quell.diagnostics;

import dev.quell.diagnostics.statistics.DatasetDrift;
import dev.quell.diagnostics.statistics.DriftTest;
import dev.quell.diagnostics.statistics.FeatureDrift;
import dev.quell.diagnostics.statistics.FeatureSettings;
import dev.quell.diagnostics.window.Windows;
import dev.quell.incident.Incidents;
import dev.quell.inventory.AiSystem;
import dev.quell.inventory.AiSystems;
import dev.quell.inventory.FeatureTest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/** Compares the current data of an AI system with its reference. */
@Service
public class DistributionDiagnosis {

    private final Incidents incidents;
    private final AiSystems systems;
    private final Windows windows;
    private final DiagnosisRecord record;

    DistributionDiagnosis(Incidents incidents, AiSystems systems, Windows windows, DiagnosisRecord record) {
        this.incidents = incidents;
        this.systems = systems;
        this.windows = windows;
        this.record = record;
    }

    private record Comparison(DriftReport report, List<Plot> plots) {}

    /**
     * Compares and records the result in the incident.
     *
     * @throws dev.quell.shared.Problem 404 when there is no such incident
     * @throws dev.quell.diagnostics.window.WindowUnreadable if a configured window cannot be read
     */
    public DriftReport compare(String incidentId) {
        var comparison = Optional.ofNullable(incidents.require(incidentId).systemId())
                .flatMap(systems::find)
                .map(this::comparison)
                .orElseGet(
                        () -> nothing("The incident names no registered AI system, so there is no data to compare."));
        var report = comparison.report();
        record.keep(incidentId, DiagnosisPart.DISTRIBUTIONS, report, report.summary(), comparison.plots());
        return report;
    }

    /**
     * The state of an AI system's data now; records nothing.
     *
     * @throws dev.quell.diagnostics.window.WindowUnreadable if a configured window cannot be read
     */
    public DriftReport look(AiSystem system) {
        return comparison(system).report();
    }

    private Comparison comparison(AiSystem system) {
        var reference = system.drift().referenceWindow();
        var current = system.drift().currentWindow();
        if (reference == null || current == null) {
            return nothing("AI system " + system.id() + " has no " + (reference == null ? "reference" : "current")
                    + " window configured, so its data was not compared; set it in the inventory.");
        }
        return comparison(system, reference, current);
    }

    private Comparison comparison(AiSystem system, String referenceLocation, String currentLocation) {
        var reference = windows.reference(system, referenceLocation);
        var current = windows.current(system, currentLocation);
        var found = WindowComparison.of(reference, current, settings(system));
        var dataset = DatasetDrift.of(found.features(), system.drift().share());
        var summary = DriftSummary.of(dataset, found.features(), found.ignored());
        var report = new DriftReport(
                WindowInfo.of(reference), WindowInfo.of(current), found.features(), found.ignored(), dataset, summary);
        return new Comparison(report, plots(found));
    }

    private static List<Plot> plots(WindowComparison found) {
        return found.features().stream()
                .map(FeatureDrift::feature)
                .flatMap(feature -> Stream.ofNullable(found.plots().get(feature)))
                .toList();
    }

    private static Comparison nothing(String summary) {
        return new Comparison(DriftReport.nothing(summary), List.of());
    }

    private static Map<String, FeatureSettings> settings(AiSystem system) {
        return system.drift().features().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> settings(entry.getValue())));
    }

    private static FeatureSettings settings(FeatureTest own) {
        var test = own.test();
        var known = test == null
                ? null
                : Objects.requireNonNull(DriftTest.ofKey(test.key()).orElse(null));
        return new FeatureSettings(known, own.threshold());
    }
}
