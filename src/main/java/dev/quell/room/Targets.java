package dev.quell.room;

import dev.quell.incident.Severity;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How long something may take, by the decision table {@code service-levels}. */
public interface Targets {

    /** Empty when the table says nothing about it, or counts working days. */
    Optional<Duration> target(@Nullable Severity severity, String milestone);
}
