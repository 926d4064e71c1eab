package dev.quell.incident.process;

/**
 * A step of an incident's process has used up its retries.
 *
 * @param step label of the element, which people know
 * @param element id of the element in the model
 * @param process id of the process in the model
 */
record StepFailed(String incidentId, String jobId, String step, String element, String process, String failure) {}
