package dev.quell.inventory;

import java.util.Optional;

/** Knows the rules that raised incidents, from what monitoring sent; the inventory itself keeps no signals. */
public interface RaisingRules {

    /** The rule of the first signal of the incident; empty when a person declared it and nothing has joined it. */
    Optional<RaisingRule> of(String incidentId);
}
