package dev.quell.monitoring;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * An observation as it arrives.
 *
 * @param observedAt now, when left out
 * @param source {@code api}, when left out
 */
public record ObservationInput(
        @Nullable String systemId,
        @Nullable String metric,
        @Nullable Double value,
        @Nullable OffsetDateTime observedAt,
        @Nullable String source) {}
