package dev.quell.incident;

import dev.quell.shared.CanonicalJson;
import dev.quell.shared.CurrentActor;
import dev.quell.shared.Problem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The append-only story of an incident, chained by hashes. The database refuses to change or delete what is written. */
@Service
@Transactional
public class Timeline {

    private final JdbcClient jdbc;
    private final CurrentActor actor;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Timeline(JdbcClient jdbc, CurrentActor actor, Clock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.actor = actor;
        this.clock = clock;
        this.events = events;
    }

    /**
     * Adds an entry in the caller's transaction, now, in the name of the acting person.
     *
     * @param kind see the list of kinds in the operations guide, for example {@code incident.opened}
     * @throws Problem 404 when there is no such incident
     */
    public TimelineEntry append(String incidentId, String kind, String summary, Map<String, ?> details) {
        lock(incidentId);
        var last = last(incidentId);
        var seq = last.map(TimelineEntry::seq).orElse(0) + 1;
        var previous = last.map(TimelineEntry::hash).orElse(TimelineEntry.NO_PREVIOUS);
        var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var who = actor.name();
        var text = withoutNul(summary);
        var json = CanonicalJson.write(details);
        var hash = TimelineEntry.hash(incidentId, seq, at, kind, who, text, json, previous);
        var entry = new TimelineEntry(incidentId, seq, at, kind, who, text, json, previous, hash);
        insert(entry);
        events.publishEvent(entry);
        return entry;
    }

    @Transactional(readOnly = true)
    public List<TimelineEntry> of(String incidentId) {
        return jdbc.sql("select * from quell.timeline_entry where incident_id = :id order by seq")
                .param("id", incidentId)
                .query(Timeline::map)
                .list();
    }

    @Transactional(readOnly = true)
    public TimelineVerification verify(String incidentId) {
        return TimelineVerification.of(of(incidentId));
    }

    /** The incident's row orders the writers of its timeline, on all nodes; who only refers to the incident need not wait. */
    private void lock(String incidentId) {
        var locked = jdbc.sql("select id from quell.incident where id = :id for no key update")
                .param("id", incidentId)
                .query(String.class)
                .optional();
        if (locked.isEmpty()) {
            throw Problem.notFound("incident", incidentId);
        }
    }

    private Optional<TimelineEntry> last(String incidentId) {
        return jdbc.sql("select * from quell.timeline_entry where incident_id = :id order by seq desc limit 1")
                .param("id", incidentId)
                .query(Timeline::map)
                .optional();
    }

    private void insert(TimelineEntry entry) {
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

    /** PostgreSQL cannot store NUL in text; what came from outside is kept with a mark in its place. */
    private static String withoutNul(String text) {
        return text.replace("\0", "\uFFFD");
    }

    private static TimelineEntry map(ResultSet row, int index) throws SQLException {
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
