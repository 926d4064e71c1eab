package dev.quell.monitoring;

/**
 * What became of the observations of one request.
 *
 * @param duplicates were known already and changed nothing
 * @param breaches of the stored ones, how many broke a limit
 */
public record Receipt(int received, int stored, int duplicates, int breaches) {}
