package dev.quell.intake;

import dev.quell.shared.CanonicalJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** One statement each, whatever the number of signals. */
@Repository
class SignalRepository {

    private static final String ROWS = """
            jsonb_to_recordset(cast(:rows as jsonb)) as r(id text, source text, fingerprint text, "startsAt" timestamptz,
                state text, "receivedAt" timestamptz, "systemLabel" text, "systemId" text, family text,
                "severityHint" text, summary text, payload jsonb, "rawSha256" text, outcome text, reason text,
                "incidentType" text, "incidentId" text, "triageKey" text)""";

    private final JdbcClient jdbc;

    SignalRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Stores what is new and returns its ids. The order of the rows is the same for everybody, so that two requests with the
     * same signals wait for each other instead of deadlocking.
     */
    Set<String> insertNew(List<Signal> signals) {
        return new HashSet<>(jdbc.sql("""
                        insert into quell.signal (id, source, fingerprint, starts_at, state, received_at, last_seen_at,
                            system_label, system_id, family, severity_hint, summary, payload, raw_sha256)
                        select distinct on (r.source, r.fingerprint, r."startsAt", r.state)
                            r.id, r.source, r.fingerprint, r."startsAt", r.state, r."receivedAt", r."receivedAt",
                            r."systemLabel", r."systemId", r.family, r."severityHint", r.summary, r.payload, r."rawSha256"
                        from\s""" + ROWS + """
                         order by r.source, r.fingerprint, r."startsAt", r.state
                        on conflict do nothing
                        returning id""")
                .param("rows", CanonicalJson.write(signals))
                .query(String.class)
                .list());
    }

    void keepBody(String sha256, byte[] body, Instant receivedAt) {
        jdbc.sql("""
                        insert into quell.signal_body (sha256, body, received_at) values (:sha256, :body, :at)
                        on conflict do nothing""")
                .param("sha256", sha256)
                .param("body", body)
                .param("at", Timestamp.from(receivedAt))
                .update();
    }

    /** Counts a repetition of signals that are held, unless it comes within the gap; returns those counted. */
    List<Signal> countRepeated(List<Signal> repeated, Instant now, Duration gap) {
        return jdbc.sql("update quell.signal s set seen = s.seen + 1, last_seen_at = :now from " + ROWS + """
                         where s.source = r.source and s.fingerprint = r.fingerprint and s.starts_at = r."startsAt"
                           and s.state = 'FIRING' and r.state = 'FIRING' and s.outcome = 'HELD'
                           and s.last_seen_at <= :before
                        returning s.*""")
                .param("rows", CanonicalJson.write(repeated))
                .param("now", Timestamp.from(now))
                .param("before", Timestamp.from(now.minus(gap)))
                .query(SignalRepository::map)
                .list();
    }

    /** Firings since {@code from}, repetitions included, by source and fingerprint as {@code source|fingerprint}. */
    Map<String, Integer> occurrences(Collection<Signal> series, Instant from) {
        var counts = new HashMap<String, Integer>();
        jdbc.sql("""
                        select source || '|' || fingerprint as series, sum(seen) as occurrences from quell.signal
                        where (source, fingerprint) in (select source, fingerprint from\s""" + ROWS + """
                        ) and state = 'FIRING' and last_seen_at > :from
                        group by source, fingerprint""")
                .param("rows", CanonicalJson.write(series))
                .param("from", Timestamp.from(from))
                .query((row, index) -> counts.put(row.getString("series"), row.getInt("occurrences")))
                .list();
        return counts;
    }

    void place(Collection<Placed> placed) {
        jdbc.sql("update quell.signal s set outcome = r.outcome, reason = r.reason, incident_type = r.\"incidentType\","
                        + " incident_id = r.\"incidentId\", triage_key = r.\"triageKey\" from " + ROWS
                        + " where s.id = r.id")
                .param("rows", CanonicalJson.write(placed))
                .update();
    }

    /** What is held for the same system and type belongs to the incident that has opened after all. */
    void joinHeld(String systemId, String incidentType, String incidentId, Instant from) {
        jdbc.sql("""
                        update quell.signal set outcome = 'JOINED', incident_id = :incident
                        where outcome = 'HELD' and system_id = :system and incident_type = :type and last_seen_at > :from""")
                .param("incident", incidentId)
                .param("system", systemId)
                .param("type", incidentType)
                .param("from", Timestamp.from(from))
                .update();
    }

    /** Which of the series the incident has had before. */
    Set<String> knownSeries(String incidentId, Collection<String> fingerprints) {
        return new HashSet<>(jdbc.sql("""
                        select distinct fingerprint from quell.signal
                        where incident_id = :incident and fingerprint = any(:fingerprints)""")
                .param("incident", incidentId)
                .param("fingerprints", fingerprints.toArray(String[]::new))
                .query(String.class)
                .list());
    }

    /** True when nobody has been asked about signals of this kind yet. */
    boolean openTriage(String key, String signalId) {
        return jdbc.sql(
                                "insert into quell.signal_triage (key, signal_id) values (:key, :signal) on conflict do nothing")
                        .param("key", key)
                        .param("signal", signalId)
                        .update()
                == 1;
    }

    /** The signals that wait for the same answer as {@code signal}; from now on a new one asks again. */
    List<Signal> closeTriage(Signal signal) {
        jdbc.sql("delete from quell.signal_triage where key = :key")
                .param("key", signal.triageKey())
                .update();
        return jdbc.sql(
                        "select * from quell.signal where outcome = 'TRIAGE' and triage_key = :key order by id for update")
                .param("key", signal.triageKey())
                .query(SignalRepository::map)
                .list();
    }

    Optional<Signal> find(String id) {
        return jdbc.sql("select * from quell.signal where id = :id")
                .param("id", id)
                .query(SignalRepository::map)
                .optional();
    }

    List<Signal> ofIncident(String incidentId, int most) {
        return jdbc.sql("select * from quell.signal where incident_id = :id order by received_at, id limit :most")
                .param("id", incidentId)
                .param("most", most)
                .query(SignalRepository::map)
                .list();
    }

    private static Signal map(ResultSet row, int index) throws SQLException {
        return new Signal(
                row.getString("id"),
                row.getString("source"),
                row.getString("fingerprint"),
                row.getObject("starts_at", OffsetDateTime.class).toInstant(),
                SignalState.valueOf(row.getString("state")),
                row.getTimestamp("received_at").toInstant(),
                row.getString("system_label"),
                row.getString("system_id"),
                row.getString("family"),
                row.getString("severity_hint"),
                row.getString("summary"),
                CanonicalJson.readObject(row.getString("payload")),
                row.getString("raw_sha256"),
                outcome(row.getString("outcome")),
                row.getString("reason"),
                row.getString("incident_type"),
                row.getString("incident_id"));
    }

    private static @Nullable Outcome outcome(@Nullable String name) {
        return name == null ? null : Outcome.valueOf(name);
    }
}
