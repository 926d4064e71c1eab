package dev.quell.review;

import dev.quell.incident.IncidentVisibility;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ImprovementRepository {

    /** Improvements of the incidents that whoever reads now may know of. */
    private static final String SEEN =
            "select m.* from quell.improvement m join quell.incident i on i.id = m.incident_id where "
                    + IncidentVisibility.SEEN;

    private final JdbcClient jdbc;
    private final IncidentVisibility visibility;

    ImprovementRepository(JdbcClient jdbc, IncidentVisibility visibility) {
        this.jdbc = jdbc;
        this.visibility = visibility;
    }

    String nextId(Instant now) {
        var year = now.atOffset(ZoneOffset.UTC).getYear();
        var number = jdbc.sql("""
                        insert into quell.improvement_number as n (year, last) values (:year, 1)
                        on conflict (year) do update set last = n.last + 1 returning last""").param("year", year).query(Integer.class).single();
        return "IMP-%d-%04d".formatted(year, number);
    }

    void insert(Improvement improvement) {
        jdbc.sql("""
                        insert into quell.improvement (id, incident_id, description, type, owner, due_date, status,
                            created_by, created_at, updated_at)
                        values (:id, :incident, :description, :type, :owner, :dueDate, :status, :by, :at, :at)""")
                .param("id", improvement.id())
                .param("incident", improvement.incidentId())
                .param("description", improvement.description())
                .param("type", improvement.type().name())
                .param("owner", improvement.owner())
                .param("dueDate", improvement.dueDate())
                .param("status", improvement.status().name())
                .param("by", improvement.createdBy())
                .param("at", Timestamp.from(improvement.createdAt()))
                .update();
    }

    void assign(String id, @Nullable String owner, @Nullable LocalDate dueDate, Instant now) {
        jdbc.sql("""
                        update quell.improvement set owner = coalesce(:owner, owner),
                            due_date = coalesce(cast(:dueDate as date), due_date), updated_at = :now where id = :id""")
                .param("owner", owner)
                .param("dueDate", dueDate)
                .param("now", Timestamp.from(now))
                .param("id", id)
                .update();
    }

    void move(String id, ImprovementStatus status, Instant now) {
        jdbc.sql("update quell.improvement set status = :status, updated_at = :now where id = :id")
                .param("status", status.name())
                .param("now", Timestamp.from(now))
                .param("id", id)
                .update();
    }

    void result(String id, String result, String proof) {
        jdbc.sql("update quell.improvement set result = :result, proof = :proof where id = :id")
                .param("result", result)
                .param("proof", proof)
                .param("id", id)
                .update();
    }

    void verification(String id, @Nullable String verifiedBy, String notes) {
        jdbc.sql("update quell.improvement set verified_by = :by, verification_notes = :notes where id = :id")
                .param("by", verifiedBy)
                .param("notes", notes)
                .param("id", id)
                .update();
    }

    /** Reads the improvement and keeps everyone else from changing it until the transaction ends. */
    Optional<Improvement> lock(String id) {
        return jdbc.sql("select * from quell.improvement where id = :id for update")
                .param("id", id)
                .query(ImprovementRepository::map)
                .optional();
    }

    /** Whether there is such an improvement for whoever reads now. */
    boolean isSeen(String id) {
        return jdbc.sql("select exists (" + SEEN + " and m.id = :id)")
                .param("id", id)
                .params(visibility.reader())
                .query(Boolean.class)
                .single();
    }

    List<Improvement> of(String incidentId) {
        return jdbc.sql("select * from quell.improvement where incident_id = :incident order by id")
                .param("incident", incidentId)
                .query(ImprovementRepository::map)
                .list();
    }

    List<Improvement> unfinished() {
        return jdbc.sql(SEEN + " and m.status <> 'VERIFIED' order by m.due_date nulls first, m.id")
                .params(visibility.reader())
                .query(ImprovementRepository::map)
                .list();
    }

    List<Improvement> all() {
        return jdbc.sql(SEEN + " order by m.id desc")
                .params(visibility.reader())
                .query(ImprovementRepository::map)
                .list();
    }

    static Improvement map(ResultSet row, int index) throws SQLException {
        return new Improvement(
                row.getString("id"),
                row.getString("incident_id"),
                row.getString("description"),
                ImprovementType.valueOf(row.getString("type")),
                row.getString("owner"),
                row.getObject("due_date", LocalDate.class),
                ImprovementStatus.valueOf(row.getString("status")),
                row.getString("result"),
                row.getString("proof"),
                row.getString("verified_by"),
                row.getString("verification_notes"),
                row.getString("created_by"),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("updated_at").toInstant());
    }
}
