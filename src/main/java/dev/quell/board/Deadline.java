package dev.quell.board;

import java.time.Instant;

/**
 * The next moment by which something has to be done for an incident.
 *
 * @param what the name of a task, or that an update is due
 */
public record Deadline(String incidentId, String what, Instant at) {}
