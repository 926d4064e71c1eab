package dev.quell.playbook;

/**
 * A process that runs for an incident.
 *
 * @param instance id of the engine
 */
public record RunningProcess(String instance, String incidentId, ModelVersion version) {}
