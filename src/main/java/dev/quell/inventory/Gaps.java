package dev.quell.inventory;

import dev.quell.shared.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Finds what a system lacks before an incident makes it matter. */
final class Gaps {

    private final AiSystem system;
    private final List<Gap> found = new ArrayList<>();

    private Gaps(AiSystem system) {
        this.system = system;
    }

    static List<Gap> of(AiSystem system) {
        return new Gaps(system).find();
    }

    private List<Gap> find() {
        registry();
        when(
                system.pipelines().isEmpty(),
                "pipelines",
                "Name the pipelines that train or feed it, so that they can be paused",
                Role.IT_OPERATIONS);
        when(
                system.fallback() == null,
                "fallback",
                "Describe what serves users while the model is off",
                Role.BUSINESS_STAKEHOLDER);
        when(system.servingEndpoint() == null, "servingEndpoint", "Record where it is served from", Role.IT_OPERATIONS);
        when(
                system.metrics().isEmpty(),
                "metrics",
                "Set a baseline and a threshold for at least one metric",
                Role.DATA_SCIENTIST);
        when(
                system.drift().referenceWindow() == null,
                "drift.referenceWindow",
                "Name the reference data that drift is measured against",
                Role.DATA_SCIENTIST);
        when(
                system.drift().currentWindow() == null,
                "drift.currentWindow",
                "Name where its current data can be read",
                Role.DATA_SCIENTIST);
        when(
                system.jurisdictions().isEmpty(),
                "jurisdictions",
                "List where the people it affects live",
                Role.LEGAL_COMPLIANCE);
        scenarios();
        return List.copyOf(found);
    }

    private void registry() {
        var registry = system.registry();
        when(
                registry == null,
                "registry",
                "Name its model registry, model and alias, so that it can be rolled back",
                Role.AI_ML_ENGINEER);
        when(
                registry != null && registry.lastGoodVersion() == null,
                "registry.lastGoodVersion",
                "Name the version to roll back to",
                Role.AI_ML_ENGINEER);
    }

    private void scenarios() {
        var missing = new TreeSet<>(Scenarios.TYPES);
        missing.removeAll(system.scenarioSeverities().keySet());
        when(
                !missing.isEmpty(),
                "scenarioSeverities",
                "Agree the severity of: " + String.join(", ", missing),
                Role.INCIDENT_COMMANDER);
    }

    private void when(boolean missing, String field, String remedy, Role role) {
        if (missing) {
            found.add(new Gap(system.id(), field, remedy, role));
        }
    }
}
