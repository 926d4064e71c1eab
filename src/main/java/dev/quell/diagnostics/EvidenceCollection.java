package dev.quell.diagnostics;

import dev.quell.automation.EvidenceGate;
import dev.quell.automation.SystemChanges;
import dev.quell.diagnostics.window.Windows;
import dev.quell.incident.EvidenceStore;
import dev.quell.incident.Incidents;
import dev.quell.inventory.AiSystem;
import dev.quell.inventory.AiSystems;
import dev.quell.inventory.DriftSettings;
import dev.quell.inventory.MetricThreshold;
import dev.quell.monitoring.Observation;
import dev.quell.monitoring.Observations;
import dev.quell.shared.CanonicalJson;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Copies, with their hashes, what containment would change or the investigation will need. */
@Service
public class EvidenceCollection {

    /** How far back the metrics are kept. */
    private static final Duration METRICS_PERIOD = Duration.ofDays(90);

    private static final String JSON = "application/json";
    private static final String CSV = "text/csv";

    private final Incidents incidents;
    private final AiSystems systems;
    private final SystemChanges outside;
    private final Observations observations;
    private final Windows windows;
    private final EvidenceStore store;
    private final Clock clock;

    EvidenceCollection(
            Incidents incidents,
            AiSystems systems,
            SystemChanges outside,
            Observations observations,
            Windows windows,
            EvidenceStore store,
            Clock clock) {
        this.incidents = incidents;
        this.systems = systems;
        this.outside = outside;
        this.observations = observations;
        this.windows = windows;
        this.store = store;
        this.clock = clock;
    }

    /** Reads everything first and then freezes what could be read; an incident without a registered system has nothing to read. */
    public CollectedEvidence collect(String incidentId) {
        var collected = new CollectedEvidence();
        Optional.ofNullable(incidents.require(incidentId).systemId())
                .flatMap(systems::find)
                .ifPresent(system -> read(incidentId, system, collected));
        collected
                .parts()
                .forEach(
                        part -> store.freeze(incidentId, part.name(), part.mediaType(), part.content(), part.source()));
        return collected;
    }

    private void read(String incidentId, AiSystem system, CollectedEvidence collected) {
        collected.add(
                EvidenceGate.REGISTRY_STATE + ".json",
                JSON,
                "registry and schedulers",
                () -> json(outside.state(incidentId)));
        collected.add(EvidenceGate.METRICS + ".json", JSON, "observations", () -> json(metrics(system)));
        window(EvidenceGate.REFERENCE_WINDOW + ".csv", system.drift().referenceWindow(), collected);
        window(EvidenceGate.CURRENT_WINDOW + ".csv", system.drift().currentWindow(), collected);
    }

    /** A window made of observations is in the metrics already. */
    private void window(String name, @Nullable String location, CollectedEvidence collected) {
        if (location != null && !location.equals(DriftSettings.OBSERVATIONS)) {
            collected.add(name, CSV, location, () -> windows.raw(location).content());
        }
    }

    private Map<String, List<Observation>> metrics(AiSystem system) {
        var since = clock.instant().minus(METRICS_PERIOD);
        return system.metrics().stream()
                .map(MetricThreshold::metric)
                .collect(Collectors.toMap(
                        Function.identity(), metric -> observations.since(system.id(), metric, since)));
    }

    private static byte[] json(Object content) {
        return CanonicalJson.write(content).getBytes(StandardCharsets.UTF_8);
    }
}
