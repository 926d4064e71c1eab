package dev.quell.engine;

/** From the end of this transaction on, new incidents use this version of a model. */
public record ModelReleased(ModelKind kind, String key, String definitionId, int version, String by) {}
