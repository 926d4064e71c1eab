package dev.quell.board;

import dev.quell.incident.IncidentType;
import dev.quell.incident.Severity;
import dev.quell.incident.Status;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One incident on the board.
 *
 * @param title at most 300 characters of it
 * @param commander user id; null when nobody leads it
 * @param deadline what is due next; null when nothing is
 */
public record BoardRow(
        String id,
        String title,
        IncidentType type,
        @Nullable Severity severity,
        Status status,
        @Nullable String systemId,
        @Nullable String commander,
        boolean exercise,
        Instant detectedAt,
        @Nullable Instant endedAt,
        @Nullable Deadline deadline) {

    public Phase phase() {
        return Phase.of(status);
    }

    /** Open, and nobody leads it. */
    public boolean unowned() {
        return commander == null && status.isOpen();
    }

    BoardRow with(@Nullable Deadline due) {
        return new BoardRow(id, title, type, severity, status, systemId, commander, exercise, detectedAt, endedAt, due);
    }
}
