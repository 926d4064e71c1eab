package dev.quell.inventory;

/** A training or feature pipeline of the system, by its scheduler's own id. */
public record Pipeline(String connection, String dagId) {}
