package dev.quell.board;

import dev.quell.incident.IncidentType;
import dev.quell.incident.Severity;
import org.jspecify.annotations.Nullable;

/**
 * Which incidents to show; null asks for all.
 *
 * @param system id of an AI system
 * @param commander user id; {@link #NOBODY} for incidents that nobody leads
 * @param text part of the number or of the title, whatever its case
 * @param ended also those that have ended
 * @param page from 1
 */
public record BoardFilter(
        @Nullable Severity severity,
        @Nullable IncidentType type,
        @Nullable Phase phase,
        @Nullable String system,
        @Nullable String commander,
        @Nullable String text,
        boolean ended,
        int page) {

    public static final String NOBODY = "nobody";

    /** Incidents on a page. */
    public static final int PAGE = 100;

    /** Everything that is open. */
    public static final BoardFilter OPEN = new BoardFilter(null, null, null, null, null, null, false, 1);

    public boolean isNarrow() {
        return severity != null || type != null || phase != null || system != null || commander != null || text != null;
    }

    boolean byNobody() {
        return NOBODY.equals(commander);
    }

    int offset() {
        return (page - 1) * PAGE;
    }

    /** Asking for those that have ended is asking for ended ones too. */
    boolean withEnded() {
        return ended || phase == Phase.ENDED;
    }
}
