package dev.quell.room.process;

import dev.quell.room.OpenTask;
import dev.quell.room.OpenTasks;
import dev.quell.shared.Problem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.TaskService;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lists by the engine's tables themselves: its queries leave out the tasks of others, and take a statement a task for the groups. */
@Component
class EngineTasks implements OpenTasks {

    private final JdbcClient jdbc;
    private final TaskService tasks;
    private final IdentityService identity;

    EngineTasks(JdbcClient jdbc, TaskService tasks, IdentityService identity) {
        this.jdbc = jdbc;
        this.tasks = tasks;
        this.identity = identity;
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

    @Override
    @Transactional
    public void take(String incidentId, String task, String person, Set<String> groups) {
        var holder = of(incidentId).stream()
                .filter(open -> open.id().equals(task))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("open task of " + incidentId, task))
                .assignee();
        if (holder != null && !holder.equals(person)) {
            throw Problem.conflict(holder + " has taken this task already: speak with them first");
        }
        identity.setAuthentication(person, List.copyOf(groups));
        try {
            tasks.claim(task, person);
        } catch (TaskAlreadyClaimedException e) {
            throw Problem.changedMeanwhile();
        } finally {
            identity.clearAuthentication();
        }
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
