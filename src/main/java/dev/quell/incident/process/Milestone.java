package dev.quell.incident.process;

import java.time.Instant;
import java.util.Optional;

/**
 * What a task's due date was worked out from.
 *
 * @param name as in {@code service-levels}
 * @param agreed whether people have agreed on the due date
 */
record Milestone(String name, boolean agreed) {

    Optional<Instant> escalation(OverdueTask task, Level level) {
        return agreed ? level.escalatesAfterDue(task.dueAt()) : level.escalatesAt(task.createdAt());
    }
}
