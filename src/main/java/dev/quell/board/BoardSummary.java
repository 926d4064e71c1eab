package dev.quell.board;

/**
 * Open incidents in figures, whatever the filter; exercises are counted like the rest.
 *
 * @param unclassified whose severity nobody knows yet
 */
public record BoardSummary(long open, long unowned, long sev1, long unclassified) {}
