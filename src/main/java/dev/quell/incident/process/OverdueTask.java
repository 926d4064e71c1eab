package dev.quell.incident.process;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An open task whose due date has passed.
 *
 * @param definitionId of its process, in the version that it runs in
 * @param element its id in that model
 * @param rootKey business key of the process that began it all: the incident's id, where there is one
 * @param severity of the incident now; null while nobody has classified it
 */
record OverdueTask(
        String id,
        String definitionId,
        String element,
        Instant createdAt,
        Instant dueAt,
        @Nullable String rootKey,
        @Nullable String severity) {}
