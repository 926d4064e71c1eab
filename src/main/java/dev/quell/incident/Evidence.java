package dev.quell.incident;

import java.time.Instant;

/**
 * A frozen copy of something that may matter later; its content never changes.
 *
 * @param name what it is, for example {@code registry-state}
 * @param size bytes
 * @param sha256 of the content
 */
public record Evidence(
        String id,
        String incidentId,
        String name,
        String mediaType,
        String source,
        String sha256,
        long size,
        String collectedBy,
        Instant collectedAt) {}
