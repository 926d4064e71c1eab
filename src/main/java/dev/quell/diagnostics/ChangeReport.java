package dev.quell.diagnostics;

import dev.quell.automation.Change;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What changed around the AI system before the incident.
 *
 * @param changes newest first
 * @param summary for people, one short paragraph
 * @param production the model version that the registry had in production when it was asked; null when there is no registry, or it has none
 * @param at when all this was looked up; null in reports from before it was noted
 */
public record ChangeReport(
        Instant since,
        List<Change> changes,
        String summary,
        @Nullable String production,
        @Nullable Instant at) {

    public ChangeReport {
        changes = List.copyOf(changes);
    }
}
