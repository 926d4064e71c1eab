package dev.quell.systems;

import dev.quell.incident.Incident;
import dev.quell.inventory.AiSystem;
import dev.quell.inventory.Gap;
import dev.quell.monitoring.MetricHistory;
import dev.quell.roster.PreparednessAudits.Audit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that Quell knows of one AI system.
 *
 * @param incidents open ones first, the latest first among equals
 * @param gaps what is missing now
 * @param audit the last one since the system was registered; null before it
 */
public record SystemRecord(
        AiSystem system,
        List<MetricHistory> metrics,
        List<Incident> incidents,
        List<Gap> gaps,
        @Nullable Audit audit) {}
