package dev.quell.board.process;

import static dev.quell.incident.process.AiIncidentResponseContract.UPDATE_DUE;

import dev.quell.board.Deadline;
import dev.quell.board.Deadlines;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads the engine's tables themselves: its queries would take one statement an incident, and leave out the tasks of others
 * though everybody may know when they are due.
 */
@Component
class EngineDeadlines implements Deadlines {

    private final JdbcClient jdbc;

    EngineDeadlines(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Deadline> next(Collection<String> incidentIds) {
        if (incidentIds.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                        with process as materialized (
                            select id_, business_key_ from act_ru_execution where business_key_ = any(:incidents))
                        select distinct on (incident) incident, what, due from (
                            select p.business_key_ as incident, coalesce(t.name_, 'A task') as what, t.due_date_ as due
                            from process p join act_ru_task t on t.proc_inst_id_ = p.id_
                            where t.due_date_ is not null
                            union all
                            select p.business_key_, 'Status update', j.duedate_
                            from process p
                            join act_ru_job j on j.process_instance_id_ = p.id_
                            join act_ru_jobdef d on d.id_ = j.job_def_id_
                            where d.act_id_ = :update and j.duedate_ is not null
                        ) deadlines order by incident, due""")
                .param("incidents", incidentIds.toArray(String[]::new))
                .param("update", UPDATE_DUE)
                .query(EngineDeadlines::map)
                .list();
    }

    private static Deadline map(ResultSet row, int index) throws SQLException {
        var due = Objects.requireNonNull(row.getTimestamp("due"));
        return new Deadline(row.getString("incident"), row.getString("what"), due.toInstant());
    }
}
