package dev.quell.web.process;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A task that waits for somebody, as a page shows it. */
public record OpenTask(
        String id,
        String incidentId,
        String name,
        @Nullable String assignee,
        List<String> groups,
        @Nullable Instant due,
        boolean overdue) {}
