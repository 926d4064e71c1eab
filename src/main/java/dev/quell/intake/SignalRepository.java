package dev.quell.intake;

import dev.quell.shared.CanonicalJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Signals one by one; a statement takes any number of them. */
@Repository
class SignalRepository {

    /** Signals, or some fields of them, as JSON in the parameter {@code rows}. */
    static final String ROWS = """
            jsonb_to_recordset(cast(:rows as jsonb)) as r(id text, source text, fingerprint text, "startsAt" timestamptz,
                state text, "endedAt" timestamptz, "receivedAt" timestamptz, "systemLabel" text, "systemId" text,
                family text, "severityHint" text, summary text, payload jsonb, "rawSha256" text, outcome text,
                reason text, "incidentType" text, "incidentId" text, "triageKey" text)""";

    private final JdbcClient jdbc;

    SignalRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A signal that was stored before. */
    record Known(String id, SignalKey key, boolean held) {}

    /**
     * A table that was analysed while it was small is taken for small until the next time, which is up to a minute in a
     * storm: it would be read whole for a few signals, with all that its counters left behind. Holds until the end of the
     * transaction.
     */
    void readByIndex() {
        jdbc.sql("set local enable_seqscan = off").update();
    }

    /** The same for plans that the connection has kept, those of the foreign keys among them. */
    void planAnew() {
        jdbc.sql("set local plan_cache_mode = force_custom_plan").update();
    }

    /** For what follows in the transaction: an incident that opens runs hundreds of the engine's statements, whose plans are kept. */
    void planAsUsual() {
        jdbc.sql("set local plan_cache_mode = auto").update();
    }

    /**
     * Stores what is new and returns its ids. The order of the rows is the same for everybody, so that two requests with the
     * same signals wait for each other instead of deadlocking.
     */
    Set<String> insertNew(List<Signal> signals) {
        return new HashSet<>(jdbc.sql("""
                        with stored as (
                            insert into quell.signal (id, source, fingerprint, starts_at, state, ended_at, received_at,
                                last_seen_at, system_label, system_id, family, severity_hint, summary, payload, raw_sha256)
                            select r.id, r.source, r.fingerprint, r."startsAt", r.state, r."endedAt", r."receivedAt",
                                r."receivedAt", r."systemLabel", r."systemId", r.family, r."severityHint", r.summary,
                                r.payload, r."rawSha256"
                            from\s""" + ROWS + """
                             order by r.source, r.fingerprint, r."startsAt", r.state
                            on conflict do nothing
                            returning id, received_at),
                        counted as (
                            insert into quell.signal_delivery (signal_id, deliveries, last_at)
                            select id, 1, received_at from stored)
                        select id from stored""")
                .param("rows", CanonicalJson.write(signals))
                .query(String.class)
                .list());
    }

    List<Known> existing(Collection<SignalKey> keys) {
        return jdbc.sql(
                        "select s.id, s.source, s.fingerprint, s.starts_at, s.state, s.outcome from quell.signal s join "
                                + ROWS
                                + " on s.source = r.source and s.fingerprint = r.fingerprint and s.starts_at = r.\"startsAt\""
                                + " and s.state = r.state")
                .param("rows", CanonicalJson.write(keys))
                .query(SignalRepository::known)
                .list();
    }

    /** @param bodies by their SHA-256 */
    void keepBodies(Map<String, byte[]> bodies, Instant receivedAt) {
        jdbc.sql("""
                        insert into quell.signal_body (sha256, body, received_at)
                        select sha256, body, :at from unnest(:hashes::text[], :bodies::bytea[]) as n(sha256, body)
                        order by sha256
                        on conflict do nothing""")
                .param("hashes", bodies.keySet().toArray(String[]::new))
                .param("bodies", bodies.values().toArray(byte[][]::new))
                .param("at", Timestamp.from(receivedAt))
                .update();
    }

    void place(Collection<Placed> placed) {
        if (placed.isEmpty()) {
            return;
        }
        jdbc.sql("update quell.signal s set outcome = r.outcome, reason = r.reason, incident_type = r.\"incidentType\","
                        + " incident_id = r.\"incidentId\", triage_key = r.\"triageKey\" from " + ROWS
                        + " where s.id = r.id")
                .param("rows", CanonicalJson.write(placed))
                .update();
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

    /** Held signals that came at {@code from} or later, the latest first. */
    List<HeldSignal> held(Instant from, int most) {
        return jdbc.sql("""
                        select id, system_id, system_label, incident_type, left(summary, 300) as summary, reason, source,
                            received_at, last_seen_at
                        from quell.signal
                        where outcome = 'HELD' and last_seen_at >= :from
                        order by last_seen_at desc, id limit :most""")
                .param("from", Timestamp.from(from))
                .param("most", most)
                .query(SignalRepository::held)
                .list();
    }

    private static HeldSignal held(ResultSet row, int index) throws SQLException {
        return new HeldSignal(
                row.getString("id"),
                row.getString("system_id"),
                row.getString("system_label"),
                row.getString("incident_type"),
                row.getString("summary"),
                row.getString("reason"),
                row.getString("source"),
                instant(row, "received_at"),
                instant(row, "last_seen_at"));
    }

    static Signal map(ResultSet row, int index) throws SQLException {
        return new Signal(
                row.getString("id"),
                row.getString("source"),
                row.getString("fingerprint"),
                instant(row, "starts_at"),
                SignalState.valueOf(row.getString("state")),
                row.getObject("ended_at") == null ? null : instant(row, "ended_at"),
                instant(row, "received_at"),
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

    private static Known known(ResultSet row, int index) throws SQLException {
        var key = new SignalKey(
                row.getString("source"),
                row.getString("fingerprint"),
                instant(row, "starts_at"),
                SignalState.valueOf(row.getString("state")));
        return new Known(row.getString("id"), key, outcome(row.getString("outcome")) == Outcome.HELD);
    }

    /** As OffsetDateTime: a Timestamp would move dates before 1582 to another calendar. */
    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Outcome outcome(@Nullable String name) {
        return name == null ? null : Outcome.valueOf(name);
    }
}
