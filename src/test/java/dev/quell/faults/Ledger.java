package dev.quell.faults;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What Quell has in its database once all is quiet.
 *
 * @param openTasks elements of the open tasks, by incident
 * @param spines running response processes, by incident
 * @param completedTasks ids of the tasks whose completion is in the engine's history
 * @param deadJobs jobs without retries that no person has been asked about, as text
 */
record Ledger(
        Set<SignalKey> signals,
        List<IncidentRow> incidents,
        List<ActionRow> actions,
        Map<String, List<String>> openTasks,
        Map<String, Integer> spines,
        Set<String> completedTasks,
        List<String> deadJobs) {

    record IncidentRow(String id, String system, String status) {

        boolean open() {
            return !Set.of("CLOSED", "DISMISSED", "MERGED").contains(status);
        }
    }

    record ActionRow(String id, String incident, String step, String status, boolean approved) {}

    static Ledger read(JdbcClient jdbc) {
        return new Ledger(
                signals(jdbc), incidents(jdbc), actions(jdbc), tasks(jdbc), spines(jdbc), completed(jdbc), dead(jdbc));
    }

    /** What the engine still has to do by itself within the next seconds, as text; empty when all is quiet. */
    static List<String> due(JdbcClient jdbc) {
        return jdbc.sql("""
                        select concat_ws(' ', p.business_key_, d.act_id_, 'retries', j.retries_, 'due', j.duedate_,
                            'locked until', j.lock_exp_time_, left(j.exception_msg_, 100))
                        from act_ru_job j left join act_ru_execution p on p.id_ = j.process_instance_id_
                        left join act_ru_jobdef d on d.id_ = j.job_def_id_
                        where j.retries_ > 0 and j.suspension_state_ = 1
                            and (j.duedate_ is null or j.duedate_ < now() at time zone 'UTC' + interval '20 s')""").query(String.class).list();
    }

    private static Set<SignalKey> signals(JdbcClient jdbc) {
        return new HashSet<>(jdbc.sql(
                        "select fingerprint, starts_at, state from quell.signal where fingerprint like 'ai-%'")
                .query((row, index) -> new SignalKey(
                        row.getString(1), row.getObject(2, OffsetDateTime.class).toInstant(), row.getString(3)))
                .list());
    }

    private static List<IncidentRow> incidents(JdbcClient jdbc) {
        return jdbc.sql("select id, system_id, status from quell.incident where system_id like 'ai-%' order by id")
                .query((row, index) -> new IncidentRow(row.getString(1), row.getString(2), row.getString(3)))
                .list();
    }

    private static List<ActionRow> actions(JdbcClient jdbc) {
        return jdbc.sql(
                        "select id, incident_id, step, status, approved_hash is not null from quell.action order by position")
                .query((row, index) -> new ActionRow(
                        row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getBoolean(5)))
                .list();
    }

    private static Map<String, List<String>> tasks(JdbcClient jdbc) {
        var tasks = new HashMap<String, List<String>>();
        jdbc.sql("""
                        select p.business_key_, t.task_def_key_ from act_ru_task t
                        join act_ru_execution p on p.id_ = t.proc_inst_id_ where p.business_key_ is not null""")
                .query((row, index) -> tasks.computeIfAbsent(row.getString(1), key -> new ArrayList<>())
                        .add(row.getString(2)))
                .list();
        return tasks;
    }

    private static Map<String, Integer> spines(JdbcClient jdbc) {
        var spines = new HashMap<String, Integer>();
        jdbc.sql("""
                        select business_key_, count(*) from act_ru_execution
                        where parent_id_ is null and super_exec_ is null and proc_def_id_ like 'ai-incident-response:%'
                        group by business_key_""")
                .query((row, index) -> spines.put(row.getString(1), row.getInt(2)))
                .list();
        return spines;
    }

    private static Set<String> completed(JdbcClient jdbc) {
        return new HashSet<>(jdbc.sql("select id_ from act_hi_taskinst where delete_reason_ = 'completed'")
                .query(String.class)
                .list());
    }

    private static List<String> dead(JdbcClient jdbc) {
        return jdbc.sql("""
                        select concat_ws(' ', p.business_key_, d.act_id_, left(j.exception_msg_, 200))
                        from act_ru_job j left join act_ru_execution p on p.id_ = j.process_instance_id_
                        left join act_ru_jobdef d on d.id_ = j.job_def_id_
                        where j.retries_ = 0 and not exists (select 1 from act_ru_execution f
                            where f.parent_id_ is null and f.business_key_ = p.business_key_
                                and f.proc_def_id_ like 'resolve-failed-step:%')""").query(String.class).list();
    }
}
