package dev.quell.inventory;

/**
 * Somebody wants a rule of a monitoring system changed, which Quell cannot do.
 *
 * @param incidentId the false positive that it raised
 * @param change what is to be changed, in the person's words
 */
public record OutsideRuleChangeWanted(String incidentId, RaisingRule rule, String change) {}
