package dev.quell.automation;

import dev.quell.incident.Evidence;
import dev.quell.incident.EvidenceStore;
import dev.quell.incident.Incidents;
import dev.quell.inventory.AiSystem;
import dev.quell.inventory.AiSystems;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Service;

/** Whether enough has been frozen that a change cannot destroy what the investigation needs. */
@Service
public class EvidenceGate {

    /** Name of the evidence that holds what the model registry and the schedulers said before any change. */
    public static final String REGISTRY_STATE = "registry-state";

    /** Name of the evidence that holds the system's measured values. */
    public static final String METRICS = "metrics";

    private final Incidents incidents;
    private final AiSystems systems;
    private final EvidenceStore evidence;

    EvidenceGate(Incidents incidents, AiSystems systems, EvidenceStore evidence) {
        this.incidents = incidents;
        this.systems = systems;
        this.evidence = evidence;
    }

    /** The names of the evidence that is still to be frozen; a frozen name may go on after a dash or a dot. */
    public List<String> missing(String incidentId) {
        var frozen = evidence.of(incidentId).stream().map(Evidence::name).toList();
        return required(incidentId).stream()
                .filter(needed -> frozen.stream().noneMatch(name -> name.matches(needed + "([.-].*)?")))
                .toList();
    }

    /** What must be frozen: the registry's state where there is a registry or a pipeline, metrics where there are any. */
    public List<String> required(String incidentId) {
        var systemId = incidents.require(incidentId).systemId();
        return systemId == null
                ? List.of()
                : systems.find(systemId).map(EvidenceGate::required).orElse(List.of());
    }

    private static List<String> required(AiSystem system) {
        var names = new ArrayList<String>();
        if (system.registry() != null || !system.pipelines().isEmpty()) {
            names.add(REGISTRY_STATE);
        }
        if (!system.metrics().isEmpty()) {
            names.add(METRICS);
        }
        return names;
    }
}
