package dev.quell.intake;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A candidate: a signal that becomes an incident if it is repeated. Its texts come from outside.
 *
 * @param incidentType the key of the type it would be
 * @param reason why it was held, as the decision says
 * @param firstAt when it came first
 * @param lastAt when it came last
 */
public record HeldSignal(
        String id,
        @Nullable String systemId,
        String systemLabel,
        @Nullable String incidentType,
        String summary,
        @Nullable String reason,
        String source,
        Instant firstAt,
        Instant lastAt) {}
