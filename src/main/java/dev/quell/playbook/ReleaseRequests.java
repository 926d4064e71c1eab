package dev.quell.playbook;

import dev.quell.playbook.ReleaseRequest.Status;
import dev.quell.shared.Problem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ReleaseRequests {

    private static final String COLUMNS =
            "id, deployment_id, base, asked_by, asked_at, note, status, decided_by, reason, activate_at";

    private final JdbcClient jdbc;
    private final Clock clock;

    ReleaseRequests(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @throws Problem 409 when one is open for that deployment */
    ReleaseRequest add(String deploymentId, String base, String by, String note) {
        try {
            return jdbc.sql("""
                    insert into quell.release_request (deployment_id, base, asked_by, asked_at, note, status)
                    values (:deployment, :base, :by, :at, :note, 'ASKED') returning\s""" + COLUMNS)
                    .param("deployment", deploymentId)
                    .param("base", base)
                    .param("by", by)
                    .param("at", now())
                    .param("note", note)
                    .query(ReleaseRequests::request)
                    .single();
        } catch (DuplicateKeyException e) {
            throw Problem.conflict("The release of this version has been asked for already: the task is in Tasklist");
        }
    }

    ReleaseRequest require(long id) {
        return jdbc.sql("select " + COLUMNS + " from quell.release_request where id = :id")
                .param("id", id)
                .query(ReleaseRequests::request)
                .optional()
                .orElseThrow(() -> Problem.notFound("release request", Long.toString(id)));
    }

    /** The one that waits for its approval or its time. */
    Optional<ReleaseRequest> open(String deploymentId) {
        return jdbc.sql("select " + COLUMNS + " from quell.release_request"
                        + " where deployment_id = :deployment and status in ('ASKED', 'APPROVED')")
                .param("deployment", deploymentId)
                .query(ReleaseRequests::request)
                .optional();
    }

    void decide(long id, Status status, String by, String reason, @Nullable Instant activateAt) {
        var changed = jdbc.sql("""
                update quell.release_request
                set status = :status, decided_by = :by, decided_at = :at, reason = :reason, activate_at = :activate
                where id = :id and status = 'ASKED'""")
                .param("status", status.name())
                .param("by", by)
                .param("at", now())
                .param("reason", reason)
                .param("activate", activateAt == null ? null : activateAt.atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
        if (changed == 0) {
            throw Problem.conflict("This release has been decided already");
        }
    }

    void end(long id, Status status) {
        jdbc.sql("update quell.release_request set status = :status where id = :id and status = 'APPROVED'")
                .param("status", status.name())
                .param("id", id)
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static ReleaseRequest request(ResultSet row, int number) throws SQLException {
        var activateAt = row.getObject("activate_at", OffsetDateTime.class);
        return new ReleaseRequest(
                row.getLong("id"),
                row.getString("deployment_id"),
                row.getString("base"),
                row.getString("asked_by"),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                row.getString("note"),
                Status.valueOf(row.getString("status")),
                row.getString("decided_by"),
                row.getString("reason"),
                activateAt == null ? null : activateAt.toInstant());
    }
}
