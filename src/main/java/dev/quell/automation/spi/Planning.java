package dev.quell.automation.spi;

/** The answer to "what would happen": a plan, or why there is none. */
public sealed interface Planning permits Plan, Refusal {}
