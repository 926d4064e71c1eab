package dev.quell.incident;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class TimelineRepository {

    private record Row(@Nullable TimelineEntry entry, TimelineHead head) {}

    private final JdbcClient jdbc;

    TimelineRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The incident's row orders the writers of its timeline, on all nodes; who only refers to the incident need not wait. The
     * head's row is locked too, because only of locked rows PostgreSQL returns what is there once the wait is over.
     */
    Optional<TimelineHead> lock(String incidentId) {
        return jdbc.sql("""
                        select h.seq, h.hash from quell.incident i
                        join quell.timeline_head h on h.incident_id = i.id
                        where i.id = :id for no key update""")
                .param("id", incidentId)
                .query((row, index) -> new TimelineHead(row.getInt("seq"), row.getString("hash")))
                .optional();
    }

    /** The hash of the last entry; empty when there is no such incident. */
    Optional<String> head(String incidentId) {
        return jdbc.sql("select hash from quell.timeline_head where incident_id = :id")
                .param("id", incidentId)
                .query(String.class)
                .optional();
    }

    /** Adds the entry; a trigger moves the head. */
    void insert(TimelineEntry entry) {
        jdbc.sql("""
                        insert into quell.timeline_entry
                            (incident_id, seq, at, kind, actor, summary, details, previous_hash, hash)
                        values (:incident, :seq, :at, :kind, :actor, :summary, :details, :previous, :hash)""")
                .param("incident", entry.incidentId())
                .param("seq", entry.seq())
                .param("at", Timestamp.from(entry.at()))
                .param("kind", entry.kind())
                .param("actor", entry.actor())
                .param("summary", entry.summary())
                .param("details", entry.details())
                .param("previous", entry.previousHash())
                .param("hash", entry.hash())
                .update();
    }

    List<TimelineEntry> of(String incidentId) {
        return jdbc.sql("select * from quell.timeline_entry where incident_id = :id order by seq")
                .param("id", incidentId)
                .query(TimelineRepository::entry)
                .list();
    }

    List<TimelineEntry> ofThisRound(String incidentId, String kind) {
        return jdbc.sql("""
                        select * from quell.timeline_entry
                        where incident_id = :id and kind = :kind and seq > coalesce((
                            select max(seq) from quell.timeline_entry
                            where incident_id = :id and kind = 'incident.transition'
                                and details::json ->> 'from' = :watched and details::json ->> 'to' = :reopened), 0)
                        order by seq""")
                .param("id", incidentId)
                .param("kind", kind)
                .param("watched", Status.MONITORING.name())
                .param("reopened", Status.TRIAGED.name())
                .query(TimelineRepository::entry)
                .list();
    }

    /** Entries and head in one statement and therefore as of one moment, whoever writes meanwhile. */
    TimelineVerification verify(String incidentId) {
        var rows = jdbc.sql("""
                        select e.*, coalesce(h.seq, 0) as head_seq, coalesce(h.hash, :none) as head_hash
                        from (select * from quell.timeline_entry where incident_id = :id) e
                        full join (select * from quell.timeline_head where incident_id = :id) h using (incident_id)
                        order by e.seq""")
                .param("id", incidentId)
                .param("none", TimelineEntry.NO_PREVIOUS)
                .query(TimelineRepository::row)
                .list();
        var entries = rows.stream()
                .map(Row::entry)
                .filter(Objects::nonNull)
                .map(TimelineEntry.class::cast)
                .toList();
        var head = rows.stream().findFirst().map(Row::head).orElse(TimelineHead.EMPTY);
        return TimelineVerification.of(entries, head);
    }

    private static Row row(ResultSet row, int index) throws SQLException {
        var head = new TimelineHead(row.getInt("head_seq"), row.getString("head_hash"));
        return new Row(row.getObject("seq") == null ? null : entry(row, index), head);
    }

    private static TimelineEntry entry(ResultSet row, int index) throws SQLException {
        return new TimelineEntry(
                row.getString("incident_id"),
                row.getInt("seq"),
                row.getTimestamp("at").toInstant(),
                row.getString("kind"),
                row.getString("actor"),
                row.getString("summary"),
                row.getString("details"),
                row.getString("previous_hash"),
                row.getString("hash"));
    }
}
