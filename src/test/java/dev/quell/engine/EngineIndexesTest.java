package dev.quell.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.testing.IntegrationTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

class EngineIndexesTest extends IntegrationTest {

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private EngineIndexes indexes;

    @Test
    @Transactional
    void dueJobsAreFoundWithoutALookAtAllTimers() {
        var plan = plan("""
                select id_ from act_ru_job res
                where res.retries_ > 0 and (res.duedate_ is null or res.duedate_ <= now())
                  and (res.lock_owner_ is null or res.lock_exp_time_ < now()) and res.suspension_state_ = 1
                """);

        assertThat(plan).anySatisfy(line -> assertThat(line).contains("on " + EngineIndexes.DUE_JOBS));
    }

    @Test
    @Transactional
    void overdueTasksAreFoundWithoutALookAtThoseThatAreEscalated() {
        var plan = plan("select id_ from act_ru_task where due_date_ < now() and priority_ < 100");

        assertThat(plan).anySatisfy(line -> assertThat(line).contains("on " + EngineIndexes.DUE_TASKS));
    }

    @Test
    @Transactional
    void theSubtasksOfATaskAreFoundWithoutALookAtAllTasks() {
        var plan = plan("select * from act_ru_task where parent_task_id_ = 'task'");

        assertThat(plan).anySatisfy(line -> assertThat(line).contains("on " + EngineIndexes.SUBTASKS));
    }

    @ParameterizedTest
    @ValueSource(strings = {EngineIndexes.DUE_JOBS, EngineIndexes.DUE_TASKS, EngineIndexes.SUBTASKS})
    void aSecondStartLeavesThemAlone(String name) {
        indexes.afterSingletonsInstantiated();

        assertThat(jdbc.sql("select count(*) from pg_indexes where indexname = :name")
                        .param("name", name)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    /** A small table would be read whole in any case. */
    private List<String> plan(String statement) {
        jdbc.sql("set local enable_seqscan = off").update();
        jdbc.sql("set local enable_indexscan = off").update();
        return jdbc.sql("explain " + statement).query(String.class).list();
    }
}
