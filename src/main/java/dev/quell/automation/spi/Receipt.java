package dev.quell.automation.spi;

/**
 * Proof of a change that was made.
 *
 * @param afterHash hash of the state that we left
 * @param ours whether the change was ours; somebody else may have brought the target there first
 */
public record Receipt(Plan plan, String afterHash, boolean ours) {}
