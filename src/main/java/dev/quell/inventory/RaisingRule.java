package dev.quell.inventory;

/**
 * The rule that raised an incident. Its texts may come from outside: escape them wherever they are shown.
 *
 * @param source the monitoring system, or {@code Quell} for a threshold of the inventory
 * @param name as its owner knows it, for example an alert's name
 * @param where where it is kept, or what it says; may be empty
 * @param outside whether only the owner of the monitoring system can change it
 */
public record RaisingRule(String source, String name, String where, boolean outside) {}
