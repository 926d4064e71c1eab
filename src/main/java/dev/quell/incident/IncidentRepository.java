package dev.quell.incident;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class IncidentRepository {

    private static final String OPEN = "status not in ('CLOSED', 'DISMISSED', 'MERGED')";

    private static final String WORST_FIRST = " order by severity nulls first, detected_at desc, id desc limit :limit";

    private final JdbcClient jdbc;
    private final IncidentVisibility visibility;

    IncidentRepository(JdbcClient jdbc, IncidentVisibility visibility) {
        this.jdbc = jdbc;
        this.visibility = visibility;
    }

    String nextId(Instant now) {
        var year = now.atOffset(ZoneOffset.UTC).getYear();
        var number = jdbc.sql("select quell.next_incident_number(:year)")
                .param("year", year)
                .query(Long.class)
                .single();
        return "INC-%d-%04d".formatted(year, number);
    }

    /** False when an incident of the same correlation key is open already. */
    boolean insert(String id, NewIncident incident, Instant now) {
        return jdbc.sql("""
                                insert into quell.incident (id, type, status, title, description, system_id, source,
                                    reported_by, correlation_key, exercise, detected_at)
                                values (:id, :type, 'DETECTED', :title, :description, :systemId, :source,
                                    :reportedBy, :correlationKey, :exercise, :now)
                                on conflict (correlation_key) where status not in ('CLOSED', 'DISMISSED', 'MERGED')
                                do nothing""")
                        .param("id", id)
                        .param("type", incident.type().name())
                        .param("title", incident.title())
                        .param("description", incident.description())
                        .param("systemId", incident.systemId())
                        .param("source", incident.source())
                        .param("reportedBy", incident.reportedBy())
                        .param("correlationKey", incident.correlationKey())
                        .param("exercise", incident.exercise())
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    Optional<Incident> find(String id) {
        return jdbc.sql("select * from quell.incident where id = :id")
                .param("id", id)
                .query(IncidentRepository::map)
                .optional();
    }

    /** Reads the incident and keeps everyone else from changing it until the transaction ends. */
    Optional<Incident> lock(String id) {
        return jdbc.sql("select * from quell.incident where id = :id for no key update")
                .param("id", id)
                .query(IncidentRepository::map)
                .optional();
    }

    Optional<Incident> openFor(String correlationKey) {
        return jdbc.sql("select * from quell.incident where correlation_key = :key and " + OPEN)
                .param("key", correlationKey)
                .query(IncidentRepository::map)
                .optional();
    }

    List<Incident> search(boolean openOnly, int limit) {
        return jdbc.sql("select * from quell.incident i where " + IncidentVisibility.SEEN
                        + (openOnly ? " and " + OPEN : "") + WORST_FIRST)
                .param("limit", limit)
                .params(visibility.reader())
                .query(IncidentRepository::map)
                .list();
    }

    List<Incident> openToEverybody(int limit) {
        return jdbc.sql("select * from quell.incident i where " + IncidentVisibility.SEEN_BY_EVERYBODY + " and " + OPEN
                        + WORST_FIRST)
                .param("limit", limit)
                .query(IncidentRepository::map)
                .list();
    }

    List<Incident> ofSystem(String systemId, int limit) {
        return jdbc.sql("select * from quell.incident i where system_id = :systemId and " + IncidentVisibility.SEEN
                        + " order by detected_at desc limit :limit")
                .param("systemId", systemId)
                .param("limit", limit)
                .params(visibility.reader())
                .query(IncidentRepository::map)
                .list();
    }

    /** Without a read or a new version of the row when the incident was acknowledged before. */
    void acknowledge(String id, Instant now) {
        jdbc.sql("update quell.incident set acknowledged_at = :now where id = :id and acknowledged_at is null")
                .param("now", timestamp(now))
                .param("id", id)
                .update();
    }

    void update(Incident incident) {
        jdbc.sql("""
                        update quell.incident set type = :type, severity = :severity, priority = :priority,
                            status = :status, playbook = :playbook, outcome = :outcome,
                            acknowledged_at = :acknowledgedAt, triaged_at = :triagedAt, contained_at = :containedAt,
                            eradicated_at = :eradicatedAt, recovered_at = :recoveredAt, closed_at = :closedAt
                        where id = :id""")
                .param("id", incident.id())
                .param("type", incident.type().name())
                .param("severity", name(incident.severity()))
                .param("priority", name(incident.priority()))
                .param("status", incident.status().name())
                .param("playbook", incident.playbook())
                .param("outcome", incident.outcome())
                .param("acknowledgedAt", timestamp(incident.acknowledgedAt()))
                .param("triagedAt", timestamp(incident.triagedAt()))
                .param("containedAt", timestamp(incident.containedAt()))
                .param("eradicatedAt", timestamp(incident.eradicatedAt()))
                .param("recoveredAt", timestamp(incident.recoveredAt()))
                .param("closedAt", timestamp(incident.closedAt()))
                .update();
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var timestamp = row.getTimestamp(column);
        return timestamp == null ? null : timestamp.toInstant();
    }

    private static <E extends Enum<E>> @Nullable E value(Class<E> type, @Nullable String name) {
        return name == null ? null : Enum.valueOf(type, name);
    }

    private static Incident map(ResultSet row, int index) throws SQLException {
        return new Incident(
                row.getString("id"),
                IncidentType.valueOf(row.getString("type")),
                value(Severity.class, row.getString("severity")),
                value(Priority.class, row.getString("priority")),
                Status.valueOf(row.getString("status")),
                row.getString("title"),
                row.getString("description"),
                row.getString("system_id"),
                row.getString("source"),
                row.getString("reported_by"),
                row.getString("correlation_key"),
                row.getString("playbook"),
                row.getString("outcome"),
                row.getBoolean("exercise"),
                row.getTimestamp("detected_at").toInstant(),
                instant(row, "acknowledged_at"),
                instant(row, "triaged_at"),
                instant(row, "contained_at"),
                instant(row, "eradicated_at"),
                instant(row, "recovered_at"),
                instant(row, "closed_at"));
    }
}
