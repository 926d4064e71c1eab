package dev.quell.monitoring;

import dev.quell.shared.Problem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Times of closer watch: while one is open, a value beyond its tightened limit counts as a recurrence of the incident. */
@Service
@Transactional
public class MonitoringWindows {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    MonitoringWindows(JdbcClient jdbc, Clock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
    }

    /**
     * Opens the incident's window, or opens it anew from now.
     *
     * @param factor share of the normal distance between baseline and threshold that is tolerated: 1 as usual, 0.5 half of it
     * @param until exclusive end
     * @throws Problem 400 when {@code factor} is not between 0 and 1 or {@code until} is past
     */
    public MonitoringWindow open(String incidentId, String systemId, double factor, Instant until) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (!(factor >= 0 && factor <= 1)) {
            throw Problem.invalid("factor", "must be between 0 and 1");
        }
        if (!until.isAfter(now)) {
            throw Problem.invalid("until", "must be in the future");
        }
        jdbc.sql("""
                        insert into quell.monitoring_window (incident_id, system_id, factor, opened_at, until)
                        values (:incident, :system, :factor, :now, :until)
                        on conflict (incident_id) do update set system_id = excluded.system_id, factor = excluded.factor,
                            opened_at = excluded.opened_at, until = excluded.until, closed_at = null""")
                .param("incident", incidentId)
                .param("system", systemId)
                .param("factor", factor)
                .param("now", Timestamp.from(now))
                .param("until", Timestamp.from(until))
                .update();
        events.publishEvent(new WatchBegan(systemId));
        return new MonitoringWindow(incidentId, systemId, factor, now, until.truncatedTo(ChronoUnit.MICROS));
    }

    /** Ends the watch; nothing happens when none is open. */
    public void close(String incidentId) {
        jdbc.sql("update quell.monitoring_window set closed_at = :now"
                        + " where incident_id = :incident and closed_at is null returning system_id")
                .param("now", Timestamp.from(clock.instant()))
                .param("incident", incidentId)
                .query(String.class)
                .list()
                .forEach(system -> events.publishEvent(new WatchEnded(system)));
    }

    /** The incident's window when it is open now. */
    @Transactional(readOnly = true)
    public Optional<MonitoringWindow> find(String incidentId) {
        return jdbc.sql("select * from quell.monitoring_window where incident_id = :incident and closed_at is null"
                        + " and until > :now")
                .param("incident", incidentId)
                .param("now", Timestamp.from(clock.instant()))
                .query(MonitoringWindows::map)
                .optional();
    }

    /** Windows of these systems that nobody has closed, by incident. */
    @Transactional(readOnly = true)
    List<MonitoringWindow> unclosed(Collection<String> systemIds) {
        return jdbc.sql("select * from quell.monitoring_window where system_id = any(:systems) and closed_at is null"
                        + " order by incident_id")
                .param("systems", systemIds.toArray(String[]::new))
                .query(MonitoringWindows::map)
                .list();
    }

    private static MonitoringWindow map(ResultSet row, int index) throws SQLException {
        return new MonitoringWindow(
                row.getString("incident_id"),
                row.getString("system_id"),
                row.getDouble("factor"),
                row.getTimestamp("opened_at").toInstant(),
                row.getTimestamp("until").toInstant());
    }
}
