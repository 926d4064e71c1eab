package dev.quell.inventory;

import java.util.List;

/** The scenarios every system needs an agreed severity for: the incident types that have a playbook of their own. */
public final class Scenarios {

    public static final List<String> TYPES = List.of(
            "model-drift",
            "performance-degradation",
            "data-poisoning",
            "adversarial-attack",
            "bias-breach",
            "privacy-breach");

    private Scenarios() {}
}
