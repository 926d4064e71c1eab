package dev.quell.insights;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where incidents wait: for people in user tasks, for whole parts of the response in call activities. From the engine's
 * history, which knows the elements of the models and is kept for as long as the models say (a year for the bundled ones).
 */
@Repository
public class Waits {

    /** Withdrawn tasks are left out: nobody had to answer them. */
    static final String TASKS = """
            , waits as (
                select c.id as incident_id, t.proc_def_key_ as process, t.task_def_key_ as element, t.name_ as name,
                    t.duration_ / 1000.0 as seconds, t.end_time_ is null as waiting
                from act_hi_taskinst t
                join act_hi_procinst p on p.id_ = t.proc_inst_id_
                join cohort c on c.id = p.business_key_
                where t.end_time_ is null or t.delete_reason_ = 'completed'
            )
            """;

    /** 2 is the state of an activity that was cancelled. */
    static final String CALLS = """
            , waits as (
                select c.id as incident_id, a.proc_def_key_ as process, a.act_id_ as element, a.act_name_ as name,
                    a.duration_ / 1000.0 as seconds, a.end_time_ is null as waiting
                from act_hi_actinst a
                join act_hi_procinst p on p.id_ = a.proc_inst_id_
                join cohort c on c.id = p.business_key_
                where a.act_type_ = 'callActivity' and a.act_inst_state_ <> 2
                    and a.proc_def_id_ in (select id_ from act_re_procdef where key_ in (:processes))
            )
            """;

    private static final String SPREADS = """
            select process, element, coalesce(max(name), element) as name, count(seconds) as finished,
                count(*) filter (where waiting) as waiting,
                percentile_cont(0.5) within group (order by seconds) as median,
                percentile_cont(0.9) within group (order by seconds) as p90
            from waits group by process, element order by median desc nulls last, process, element""";

    private final Cohort cohort;

    Waits(Cohort cohort) {
        this.cohort = cohort;
    }

    /**
     * How long incidents stay at one element of a process.
     *
     * @param process id of the process, {@code element} id within it, {@code name} its label
     * @param finished how often it was passed; the percentiles are of those
     * @param waiting how many stand there now
     * @param median in seconds; null when nobody has passed yet
     */
    public record Wait(
            String process,
            String element,
            String name,
            long finished,
            long waiting,
            @Nullable Double median,
            @Nullable Double p90) {}

    /** The user tasks of all processes, the longest waits first. */
    @Transactional(readOnly = true)
    public List<Wait> tasks(Scope scope) {
        return cohort.sql(scope, TASKS + SPREADS).query(Waits::map).list();
    }

    /** The call activities of some processes, the longest first. */
    @Transactional(readOnly = true)
    public List<Wait> calls(Scope scope, Collection<String> processes) {
        return cohort.sql(scope, CALLS + SPREADS, Map.of("processes", processes))
                .query(Waits::map)
                .list();
    }

    private static Wait map(ResultSet row, int index) throws SQLException {
        return new Wait(
                row.getString("process"),
                row.getString("element"),
                row.getString("name"),
                row.getLong("finished"),
                row.getLong("waiting"),
                row.getObject("median", Double.class),
                row.getObject("p90", Double.class));
    }
}
