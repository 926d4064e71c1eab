package dev.quell.room.process;

import dev.quell.room.OpenTask;
import dev.quell.room.OpenTasks;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the engine's tables themselves: its queries leave out the tasks of others, and take a statement a task for the groups. */
@Component
class EngineTasks implements OpenTasks {

    private final JdbcClient jdbc;

    EngineTasks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<OpenTask> of(String incidentId) {
        return jdbc.sql("""
                        with process as materialized (select id_ from act_ru_execution where business_key_ = :incident)
                        select t.id_, coalesce(t.name_, t.task_def_key_) as name, t.assignee_, t.due_date_,
                            array(select distinct l.group_id_ from act_ru_identitylink l
                                where l.task_id_ = t.id_ and l.group_id_ is not null order by 1) as groups
                        from process p join act_ru_task t on t.proc_inst_id_ = p.id_
                        order by t.due_date_ nulls last, t.create_time_""")
                .param("incident", incidentId)
                .query(EngineTasks::map)
                .list();
    }

    private static OpenTask map(ResultSet row, int index) throws SQLException {
        var due = row.getTimestamp("due_date_");
        return new OpenTask(
                row.getString("id_"),
                row.getString("name"),
                row.getString("assignee_"),
                List.of((String[]) row.getArray("groups").getArray()),
                due == null ? null : due.toInstant());
    }
}
