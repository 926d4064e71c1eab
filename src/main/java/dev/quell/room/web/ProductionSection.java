package dev.quell.room.web;

import dev.quell.automation.ActionRefusedException;
import dev.quell.automation.EvidenceGate;
import dev.quell.automation.SystemChanges;
import dev.quell.automation.spi.ConnectorException;
import dev.quell.diagnostics.DiagnosisRecord;
import dev.quell.incident.EvidenceStore;
import dev.quell.incident.Incident;
import dev.quell.inventory.AiSystem;
import dev.quell.inventory.AiSystems;
import dev.quell.inventory.Registry;
import dev.quell.shared.CanonicalJson;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The model version in production: as it was first seen, and as the registry says now. Asked for by itself, because the registry may be slow. */
@Component
class ProductionSection {

    private final SystemChanges registries;
    private final DiagnosisRecord diagnosis;
    private final EvidenceStore evidence;
    private final AiSystems systems;

    ProductionSection(SystemChanges registries, DiagnosisRecord diagnosis, EvidenceStore evidence, AiSystems systems) {
        this.registries = registries;
        this.diagnosis = diagnosis;
        this.evidence = evidence;
        this.systems = systems;
    }

    Map<String, @Nullable Object> show(Incident incident) {
        var registry = Optional.ofNullable(incident.systemId())
                .flatMap(systems::find)
                .map(AiSystem::registry)
                .orElse(null);
        var production = new HashMap<String, @Nullable Object>();
        if (registry == null) {
            production.put("trouble", "No registry is registered for this AI system.");
            return production;
        }
        detected(incident.id(), registry, production);
        try {
            production.put(
                    "now", registries.production(incident.id()).orElse("none: nothing is called " + registry.alias()));
        } catch (ConnectorException | ActionRefusedException e) {
            production.put("trouble", "The registry “" + registry.connection() + "” does not say: " + e.getMessage());
        }
        return production;
    }

    /** As the first diagnosis saw it, minutes after the detection; where there was none, as it was frozen before anything was changed. */
    private void detected(String incidentId, Registry registry, Map<String, @Nullable Object> production) {
        var seen = diagnosis
                .firstChanges(incidentId)
                .filter(report -> report.production() != null)
                .orElse(null);
        production.put("then", seen == null ? frozen(incidentId, registry) : seen.production());
        production.put("seenAt", seen == null ? null : seen.at());
    }

    /** The first state that was frozen, before any change; null when there is none, or a person wrote it down in other words. */
    private @Nullable String frozen(String incidentId, Registry registry) {
        return evidence.of(incidentId).stream()
                .filter(item -> item.name().startsWith(EvidenceGate.REGISTRY_STATE)
                        && item.mediaType().startsWith("application/json"))
                .findFirst()
                .map(item -> new String(evidence.content(incidentId, item.id()), StandardCharsets.UTF_8))
                .map(CanonicalJson::readObject)
                .map(state -> state.get("model") instanceof Map<?, ?> model ? model.get("aliases") : null)
                .map(aliases -> aliases instanceof Map<?, ?> versions ? versions.get(registry.alias()) : null)
                .map(Objects::toString)
                .orElse(null);
    }
}
