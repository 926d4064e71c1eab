package dev.quell.intake;

import dev.quell.shared.CanonicalJson;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
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

/**
 * Signals of one series over time. An episode of a series is one continuous firing of it. Firings of the same alert that
 * began at nearly the same time ({@code clockTolerance}) are one episode told by two senders, unless it was resolved between
 * them. That is worked out from what is stored, never from the order in which it came.
 */
@Repository
class SeriesRepository {

    /** Only Alertmanager's alerts come from pairs of senders; elsewhere every start is one of its own. */
    private static final String TOLERANCE = "case %s.source when '" + AlertmanagerFormat.SOURCE
            + "' then make_interval(secs => :tolerance) else interval '0' end ";

    private static final String OF_ROWS =
            "(s.source, s.fingerprint) in (select r.source, r.fingerprint from " + SignalRepository.ROWS + ") ";

    private final JdbcClient jdbc;
    private final double toleranceSeconds;

    SeriesRepository(JdbcClient jdbc, IntakeSettings settings) {
        this.jdbc = jdbc;
        this.toleranceSeconds = settings.clockTolerance().toMillis() / 1000.0;
    }

    /**
     * Where the episode of a signal has gone before.
     *
     * @param incidentId null when a person has decided that nothing follows from it
     */
    record Settled(String signalId, @Nullable String incidentId) {}

    /** What the statements need of a signal; its payload may be large. */
    private record Key(String id, String source, String fingerprint, Instant startsAt, SignalState state) {}

    /** Firings since {@code from}, repetitions included, by source and fingerprint as {@code source|fingerprint}. */
    Map<String, Integer> occurrences(Collection<Signal> series, Instant from) {
        var counts = new HashMap<String, Integer>();
        jdbc.sql("""
                        with firing as (
                            select s.source, s.fingerprint, s.starts_at, s.seen,
                                lag(s.starts_at) over (partition by s.source, s.fingerprint order by s.starts_at) as previous
                            from quell.signal s where\s""" + OF_ROWS + """
                             and s.state = 'FIRING' and s.last_seen_at > :from),
                        numbered as (
                            select f.source, f.fingerprint, f.seen, count(*) filter (
                                where f.previous is null or f.starts_at - f.previous >\s""" + TOLERANCE.formatted("f") + """
                                 or exists (select from quell.signal e where e.source = f.source
                                    and e.fingerprint = f.fingerprint and e.state = 'RESOLVED'
                                    and e.ended_at between f.previous and f.starts_at))
                                over (partition by f.source, f.fingerprint order by f.starts_at) as episode
                            from firing f)
                        select source || '|' || fingerprint as series, sum(seen) as occurrences from (
                            select source, fingerprint, episode, max(seen) as seen from numbered
                            group by source, fingerprint, episode) as episodes
                        group by source, fingerprint""")
                .param("rows", CanonicalJson.write(keys(series)))
                .param("from", Timestamp.from(from))
                .param("tolerance", toleranceSeconds)
                .query((row, index) -> counts.put(row.getString("series"), row.getInt("occurrences")))
                .list();
        return counts;
    }

    /** Counts a repetition of signals that are held, unless it comes within the gap; returns those counted. */
    List<Signal> countRepeated(Collection<String> ids, Instant now, Duration gap) {
        return jdbc.sql("""
                        with due as (
                            select id from quell.signal
                            where id = any(:ids) and state = 'FIRING' and outcome = 'HELD' and last_seen_at <= :before
                            order by source, fingerprint, starts_at, state for no key update)
                        update quell.signal s set seen = s.seen + 1, last_seen_at = :now from due where s.id = due.id
                        returning s.*""")
                .param("ids", ids.toArray(String[]::new))
                .param("now", Timestamp.from(now))
                .param("before", Timestamp.from(now.minus(gap)))
                .query(SignalRepository::map)
                .list();
    }

    /** Firings of the same series that are held; whoever works on one at this moment looks after it. */
    List<Signal> held(Collection<Signal> series, Instant from) {
        return jdbc.sql("select s.* from quell.signal s where " + OF_ROWS
                        + " and s.state = 'FIRING' and s.outcome = 'HELD' and s.last_seen_at > :from"
                        + " order by s.source, s.fingerprint, s.starts_at for no key update skip locked")
                .param("rows", CanonicalJson.write(keys(series)))
                .param("from", Timestamp.from(from))
                .query(SignalRepository::map)
                .list();
    }

    /**
     * Which of the signals belong to an episode that is in the record already, in an incident or discarded. Each looks its own series up
     * ({@code offset 0} keeps it so): in a join PostgreSQL would read every firing there is while these are few thousands.
     */
    List<Settled> settled(Collection<Signal> signals) {
        return jdbc.sql("select distinct on (r.id) r.id, s.incident_id from " + SignalRepository.ROWS + """
                         cross join lateral (
                            select one.* from quell.signal one
                            where one.source = r.source and one.fingerprint = r.fingerprint and one.id <> r.id
                                and one.state = 'FIRING' and (one.incident_id is not null or one.outcome = 'DISCARDED')
                                and one.starts_at between r."startsAt" -\s"""
                        + TOLERANCE.formatted("r") + """
                                 and r."startsAt" +\s""" + TOLERANCE.formatted("r") + """
                             offset 0) s
                         where r.state = 'RESOLVED' or not exists (
                            select from quell.signal e where e.source = r.source and e.fingerprint = r.fingerprint
                                and e.state = 'RESOLVED' and e.ended_at between
                                    least(s.starts_at, r."startsAt") and greatest(s.starts_at, r."startsAt"))
                        order by r.id, abs(extract(epoch from s.starts_at - r."startsAt")), s.starts_at""")
                .param("rows", CanonicalJson.write(keys(signals)))
                .param("tolerance", toleranceSeconds)
                .query((row, index) -> new Settled(row.getString("id"), row.getString("incident_id")))
                .list();
    }

    /**
     * What is held or was only logged for the same system and type belongs to the incident that has opened after all; what
     * somebody else works on at this moment will join by itself. Returns the first of them that says it is over.
     */
    Optional<Signal> joinWaiting(String systemId, String incidentType, String incidentId, Instant from) {
        return jdbc.sql("""
                        with waiting as (
                            select id from quell.signal
                            where outcome in ('HELD', 'LOGGED') and system_id = :system and incident_type = :type
                                and last_seen_at > :from
                            for no key update skip locked),
                        joined as (
                            update quell.signal s set outcome = 'JOINED', incident_id = :incident from waiting
                            where s.id = waiting.id returning s.*)
                        select * from joined where state = 'RESOLVED' order by received_at, id limit 1""")
                .param("incident", incidentId)
                .param("system", systemId)
                .param("type", incidentType)
                .param("from", Timestamp.from(from))
                .query(SignalRepository::map)
                .optional();
    }

    /** A resolved that had come before anybody knew where its firing belongs goes there too. */
    void joinResolved(String incidentId) {
        jdbc.sql("""
                        update quell.signal e set outcome = 'JOINED', incident_id = f.incident_id from quell.signal f
                        where f.incident_id = :incident and f.state = 'FIRING' and e.source = f.source
                            and e.fingerprint = f.fingerprint and e.state = 'RESOLVED' and e.outcome = 'LOGGED'
                            and e.starts_at between f.starts_at -\s""" + TOLERANCE.formatted("f") + " and f.starts_at + " + TOLERANCE.formatted("f"))
                .param("incident", incidentId)
                .param("tolerance", toleranceSeconds)
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

    private static List<Key> keys(Collection<Signal> signals) {
        return signals.stream()
                .map(signal ->
                        new Key(signal.id(), signal.source(), signal.fingerprint(), signal.startsAt(), signal.state()))
                .toList();
    }
}
