package dev.quell.playbook;

import dev.quell.shared.CanonicalJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class RehearsalRepository {

    private final JdbcClient jdbc;

    RehearsalRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(String definitionId, Rehearsal rehearsal) {
        jdbc.sql("""
                insert into quell.rehearsal
                    (definition_id, incident_id, rehearsed_by, rehearsed_at, passed, not_reached, stopped_at, problem)
                values (:definition, :incident, :by, :at, :passed, :notReached, :stoppedAt, :problem)""")
                .param("definition", definitionId)
                .param("incident", rehearsal.incidentId())
                .param("by", rehearsal.by())
                .param("at", rehearsal.at().atOffset(ZoneOffset.UTC))
                .param("passed", CanonicalJson.write(rehearsal.passed()))
                .param("notReached", CanonicalJson.write(rehearsal.notReached()))
                .param("stoppedAt", rehearsal.stoppedAt())
                .param("problem", rehearsal.problem())
                .update();
    }

    Optional<Rehearsal> last(String definitionId) {
        return jdbc.sql("""
                select incident_id, rehearsed_by, rehearsed_at, passed, not_reached, stopped_at, problem from quell.rehearsal
                where definition_id = :definition order by id desc limit 1""")
                .param("definition", definitionId)
                .query(RehearsalRepository::rehearsal)
                .optional();
    }

    /** One for each process that has been rehearsed. */
    List<LastRehearsal> lastOfEach() {
        return jdbc.sql("""
                select distinct on (definition.key_) definition.key_ as key, definition.version_ as version,
                    rehearsal.rehearsed_at as at, rehearsal.stopped_at is null as ended
                from quell.rehearsal
                join act_re_procdef definition on definition.id_ = rehearsal.definition_id
                order by definition.key_, rehearsal.id desc""")
                .query((row, number) -> new LastRehearsal(
                        row.getString("key"),
                        row.getInt("version"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getBoolean("ended")))
                .list();
    }

    private static Rehearsal rehearsal(ResultSet row, int number) throws SQLException {
        return new Rehearsal(
                row.getString("incident_id"),
                row.getString("rehearsed_by"),
                row.getObject("rehearsed_at", OffsetDateTime.class).toInstant(),
                names(row.getString("passed")),
                names(row.getString("not_reached")),
                row.getString("stopped_at"),
                row.getString("problem"));
    }

    private static List<String> names(String json) {
        return List.of(CanonicalJson.read(json, String[].class));
    }
}
