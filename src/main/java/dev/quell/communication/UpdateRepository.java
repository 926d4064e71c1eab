package dev.quell.communication;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class UpdateRepository {

    private final JdbcClient jdbc;

    UpdateRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Changes nothing when the message is there already. */
    void insert(UpdateMessage message) {
        jdbc.sql("""
                        insert into quell.update_message (id, incident_id, occasion, phase, audience, template, address,
                            subject, body, approval, status, reason, attempts, planned_at, settled_at)
                        values (:id, :incident, :occasion, :phase, :audience, :template, :address,
                            :subject, :body, :approval, :status, :reason, 0, :plannedAt, :settledAt)
                        on conflict (id) do nothing""")
                .param("id", message.id())
                .param("incident", message.incidentId())
                .param("occasion", message.occasion())
                .param("phase", message.phase())
                .param("audience", message.audience().name())
                .param("template", message.template())
                .param("address", message.address())
                .param("subject", message.subject())
                .param("body", message.body())
                .param("approval", message.approval())
                .param("status", message.status().name())
                .param("reason", message.reason())
                .param("plannedAt", Timestamp.from(message.plannedAt()))
                .param("settledAt", timestamp(message.settledAt()))
                .update();
    }

    List<UpdateMessage> ofIncident(String incidentId) {
        return jdbc.sql(
                        "select * from quell.update_message where incident_id = :incident order by planned_at, audience, id")
                .param("incident", incidentId)
                .query(UpdateRepository::map)
                .list();
    }

    List<UpdateMessage> ofOccasion(String occasion) {
        return jdbc.sql("select * from quell.update_message where occasion = :occasion order by audience, id")
                .param("occasion", occasion)
                .query(UpdateRepository::map)
                .list();
    }

    /** What is not on the timeline yet although its fate is known. */
    List<UpdateMessage> unreported(String occasion) {
        return jdbc.sql("""
                        select * from quell.update_message
                        where occasion = :occasion and settled_at is not null and not reported order by audience, id""")
                .param("occasion", occasion)
                .query(UpdateRepository::map)
                .list();
    }

    void markReported(String id) {
        jdbc.sql("update quell.update_message set reported = true where id = :id")
                .param("id", id)
                .update();
    }

    /** True for the one caller who may now hand the message to the mail server. */
    boolean claim(String id) {
        return jdbc.sql("""
                        update quell.update_message set status = 'SENDING', attempts = attempts + 1
                        where id = :id and status = 'PLANNED'""").param("id", id).update() == 1;
    }

    /** Back to the queue: certain not to have been sent. */
    void release(String id, String reason) {
        jdbc.sql("update quell.update_message set status = 'PLANNED', reason = :reason where id = :id")
                .param("id", id)
                .param("reason", reason)
                .update();
    }

    void settle(String id, UpdateStatus status, @Nullable String reason, Instant at) {
        jdbc.sql("""
                        update quell.update_message
                        set status = :status, reason = :reason, settled_at = :at, reported = false where id = :id""")
                .param("id", id)
                .param("status", status.name())
                .param("reason", reason)
                .param("at", Timestamp.from(at))
                .update();
    }

    void approve(String occasion, String by, String subject, String body) {
        jdbc.sql("""
                        update quell.update_message set approved_by = :by, subject = :subject, body = :body
                        where occasion = :occasion and approval and status = 'PLANNED'""")
                .param("occasion", occasion)
                .param("by", by)
                .param("subject", subject)
                .param("body", body)
                .update();
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }

    private static UpdateMessage map(ResultSet row, int index) throws SQLException {
        var settledAt = row.getTimestamp("settled_at");
        return new UpdateMessage(
                row.getString("id"),
                row.getString("incident_id"),
                row.getString("occasion"),
                row.getString("phase"),
                Audience.valueOf(row.getString("audience")),
                row.getString("template"),
                row.getString("address"),
                row.getString("subject"),
                row.getString("body"),
                row.getBoolean("approval"),
                row.getString("approved_by"),
                UpdateStatus.valueOf(row.getString("status")),
                row.getString("reason"),
                row.getInt("attempts"),
                row.getTimestamp("planned_at").toInstant(),
                settledAt == null ? null : settledAt.toInstant());
    }
}
