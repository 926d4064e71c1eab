package dev.quell.automation;

import dev.quell.incident.Evidence;
import dev.quell.incident.EvidenceStore;
import dev.quell.incident.Incidents;
import dev.quell.inventory.AiSystem;
import dev.quell.inventory.AiSystems;
import dev.quell.inventory.DriftSettings;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Whether enough has been frozen that a change cannot destroy what the investigation needs. */
@Service
public class EvidenceGate {

    /** Name of the evidence that holds what the model registry and the schedulers said before any change. */
    public static final String REGISTRY_STATE = "registry-state";

    /** Name of the evidence that holds the system's measured values. */
    public static final String METRICS = "metrics";

    /** Name of the evidence that holds the data which the model's input is compared with. */
    public static final String REFERENCE_WINDOW = "reference-window";

    /** Name of the evidence that holds the model's input of late. */
    public static final String CURRENT_WINDOW = "current-window";

    private final Incidents incidents;
    private final AiSystems systems;
    private final EvidenceStore evidence;

    EvidenceGate(Incidents incidents, AiSystems systems, EvidenceStore evidence) {
        this.incidents = incidents;
        this.systems = systems;
        this.evidence = evidence;
    }

    /**
     * The names of the evidence that is still to be frozen; a frozen name may go on after a dash or a dot. What was frozen
     * before the incident came back does not count: it does not show what the next changes would destroy.
     */
    public List<String> missing(String incidentId) {
        var frozen =
                evidence.ofThisRound(incidentId).stream().map(Evidence::name).toList();
        return required(incidentId).stream()
                .filter(needed -> frozen.stream().noneMatch(name -> name.matches(needed + "([.-].*)?")))
                .toList();
    }

    /**
     * What must be frozen: the registry's state where there is a registry or a pipeline, metrics where there are any, and the
     * data windows that the inventory names; a window made of observations is in the metrics.
     */
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
        if (isFile(system.drift().referenceWindow())) {
            names.add(REFERENCE_WINDOW);
        }
        if (isFile(system.drift().currentWindow())) {
            names.add(CURRENT_WINDOW);
        }
        return names;
    }

    private static boolean isFile(@Nullable String window) {
        return window != null && !window.equals(DriftSettings.OBSERVATIONS);
    }
}
