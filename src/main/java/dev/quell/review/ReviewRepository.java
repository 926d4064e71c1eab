package dev.quell.review;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ReviewRepository {

    private final JdbcClient jdbc;

    ReviewRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Changes nothing when the review has been started already. */
    void start(String incidentId, Instant at, @Nullable Instant sessionDeadline) {
        jdbc.sql("""
                        insert into quell.review (incident_id, started_at, session_deadline)
                        values (:id, :at, :deadline) on conflict do nothing""")
                .param("id", incidentId)
                .param("at", Timestamp.from(at))
                .param("deadline", sessionDeadline == null ? null : Timestamp.from(sessionDeadline), Types.TIMESTAMP)
                .update();
    }

    Optional<Review> find(String incidentId) {
        return jdbc.sql("select * from quell.review where incident_id = :id")
                .param("id", incidentId)
                .query(ReviewRepository::map)
                .optional();
    }

    void session(String incidentId, Instant at, @Nullable String delayReason, String participants) {
        jdbc.sql("""
                        update quell.review set session_at = :at, session_delay_reason = :reason,
                            participants = :participants where incident_id = :id""")
                .param("at", Timestamp.from(at))
                .param("reason", delayReason)
                .param("participants", participants)
                .param("id", incidentId)
                .update();
    }

    void lessons(String incidentId, Lessons lessons) {
        jdbc.sql("""
                        update quell.review set summary = :summary, contributing_factors = :factors, went_well = :well,
                            went_badly = :badly, went_lucky = :lucky, no_improvement_reason = :none
                        where incident_id = :id""")
                .param("summary", lessons.summary())
                .param("factors", lessons.contributingFactors())
                .param("well", lessons.wentWell())
                .param("badly", lessons.wentBadly())
                .param("lucky", lessons.wentLucky())
                .param("none", lessons.noImprovementReason())
                .param("id", incidentId)
                .update();
    }

    void playbook(String incidentId, PlaybookDecision decision) {
        jdbc.sql("""
                        update quell.review set playbook_change = :change, changed_playbook = :changed,
                            no_change_reason = :reason where incident_id = :id""")
                .param("change", decision.change())
                .param("changed", decision.changedPlaybook())
                .param("reason", decision.noChangeReason())
                .param("id", incidentId)
                .update();
    }

    void signOff(String incidentId, String by, Instant at) {
        jdbc.sql("update quell.review set signed_off_by = :by, signed_off_at = :at where incident_id = :id")
                .param("by", by)
                .param("at", Timestamp.from(at))
                .param("id", incidentId)
                .update();
    }

    private static Review map(ResultSet row, int index) throws SQLException {
        return new Review(
                row.getString("incident_id"),
                row.getTimestamp("started_at").toInstant(),
                instant(row, "session_deadline"),
                instant(row, "session_at"),
                row.getString("session_delay_reason"),
                row.getString("participants"),
                new Lessons(
                        row.getString("summary"),
                        row.getString("contributing_factors"),
                        row.getString("went_well"),
                        row.getString("went_badly"),
                        row.getString("went_lucky"),
                        row.getString("no_improvement_reason")),
                new PlaybookDecision(
                        row.getString("playbook_change"),
                        row.getString("changed_playbook"),
                        row.getString("no_change_reason")),
                row.getString("signed_off_by"),
                instant(row, "signed_off_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var timestamp = row.getTimestamp(column);
        return timestamp == null ? null : timestamp.toInstant();
    }
}
