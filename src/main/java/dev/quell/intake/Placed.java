package dev.quell.intake;

import org.jspecify.annotations.Nullable;

/** Where a signal has gone. */
record Placed(
        String id,
        Outcome outcome,
        String reason,
        String incidentType,
        @Nullable String incidentId,
        @Nullable String triageKey) {}
