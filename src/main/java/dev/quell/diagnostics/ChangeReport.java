package dev.quell.diagnostics;

import dev.quell.automation.Change;
import java.time.Instant;
import java.util.List;

/**
 * What changed around the AI system before the incident.
 *
 * @param changes newest first
 * @param summary for people, one short paragraph
 */
public record ChangeReport(Instant since, List<Change> changes, String summary) {

    public ChangeReport {
        changes = List.copyOf(changes);
    }
}
