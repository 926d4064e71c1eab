package dev.quell.incident;

/** An incident has reached a status that nothing follows; published in the transaction that ends it. */
public record IncidentEnded(String incidentId, Status status) {}
