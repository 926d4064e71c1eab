package dev.quell.incident;

import dev.quell.shared.Problem;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes an incident known to a few only, and known to all again; see {@link IncidentVisibility}. */
@Service
@Transactional
public class Restrictions {

    private static final int LONGEST_REASON = 4000;

    private final JdbcClient jdbc;
    private final Timeline timeline;

    Restrictions(JdbcClient jdbc, Timeline timeline) {
        this.jdbc = jdbc;
        this.timeline = timeline;
    }

    @Transactional(readOnly = true)
    public boolean isRestricted(String incidentId) {
        return jdbc.sql("select restricted from quell.incident where id = :id")
                .param("id", incidentId)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /**
     * Again and again changes nothing.
     *
     * @throws Problem 400 without a reason, 404 when there is no such incident
     */
    public void set(String incidentId, boolean restricted, @Nullable String reason) {
        if (reason == null || reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw Problem.invalid("reason", "say in 1 to " + LONGEST_REASON + " characters why");
        }
        if (!timeline.lockIfPresent(incidentId)) {
            throw Problem.notFound("incident", incidentId);
        }
        if (change(incidentId, restricted)) {
            timeline.append(
                    incidentId,
                    restricted ? "incident.restricted" : "incident.unrestricted",
                    (restricted ? "Restricted: " : "No longer restricted: ") + reason.strip(),
                    Map.of("reason", reason.strip()));
        }
    }

    private boolean change(String incidentId, boolean restricted) {
        return jdbc.sql("update quell.incident set restricted = :restricted"
                                + " where id = :id and restricted <> :restricted")
                        .param("restricted", restricted)
                        .param("id", incidentId)
                        .update()
                == 1;
    }
}
