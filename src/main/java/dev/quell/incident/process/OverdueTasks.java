package dev.quell.incident.process;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads the engine's tables themselves, in one statement with the severity of the incidents, on an index that holds no task that is
 * escalated already.
 */
@Component
class OverdueTasks {

    /** The condition on the priority stands in the text, or the index would not be used. */
    static final String FIND = """
            select t.id_, t.proc_def_id_, t.task_def_key_, t.create_time_, t.due_date_, root.business_key_,
                   coalesce(i.severity, v.text_) as severity
            from act_ru_task t
            join act_ru_execution p on p.id_ = t.proc_inst_id_
            join act_ru_execution root on root.id_ = p.root_proc_inst_id_
            left join quell.incident i on i.id = p.business_key_
            left join act_ru_variable v on i.severity is null and v.execution_id_ = p.id_ and v.name_ = 'severity'
            where t.due_date_ < :now and t.priority_ < %d and t.suspension_state_ = 1""".formatted(OpenTasks.ESCALATED);

    private final JdbcClient jdbc;
    private final Clock clock;

    OverdueTasks(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** All that nobody has escalated yet. */
    List<OverdueTask> all() {
        return jdbc.sql(FIND)
                .param("now", Timestamp.from(clock.instant()))
                .query(OverdueTasks::map)
                .list();
    }

    private static OverdueTask map(ResultSet row, int index) throws SQLException {
        return new OverdueTask(
                row.getString("id_"),
                row.getString("proc_def_id_"),
                row.getString("task_def_key_"),
                time(row, "create_time_"),
                time(row, "due_date_"),
                row.getString("business_key_"),
                row.getString("severity"));
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getTimestamp(column)).toInstant();
    }
}
