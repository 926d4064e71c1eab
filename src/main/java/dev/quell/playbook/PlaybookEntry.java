package dev.quell.playbook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line on the timeline of a model.
 *
 * @param version that it is about; null when it is about none that is deployed
 * @param event for example {@code deployed} or {@code released}
 */
public record PlaybookEntry(Instant at, @Nullable Integer version, String event, String actor, String text) {}
