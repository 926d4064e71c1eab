package dev.quell.engine;

/**
 * Somebody has deployed a version of a model; published in the transaction of the deployment.
 *
 * @param by a person, or Quell itself for what it bundles
 * @param draft whether incidents go on with the version before until this one is released
 */
public record ModelDeployed(ModelKind kind, String key, String definitionId, int version, String by, boolean draft) {}
