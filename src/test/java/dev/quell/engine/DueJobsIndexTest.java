package dev.quell.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.testing.IntegrationTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

class DueJobsIndexTest extends IntegrationTest {

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private DueJobsIndex index;

    @Test
    @Transactional
    void dueJobsAreFoundWithoutALookAtAllTimers() {
        // a small table would be read whole in any case
        jdbc.sql("set local enable_seqscan = off").update();
        jdbc.sql("set local enable_indexscan = off").update();

        var plan = jdbc.sql("""
                        explain select id_ from act_ru_job res
                        where res.retries_ > 0 and (res.duedate_ is null or res.duedate_ <= now())
                          and (res.lock_owner_ is null or res.lock_exp_time_ < now()) and res.suspension_state_ = 1
                        """).query(String.class).list();

        assertThat(plan).anySatisfy(line -> assertThat(line).contains("on " + DueJobsIndex.NAME));
    }

    @Test
    void aSecondStartLeavesItAlone() {
        index.afterSingletonsInstantiated();

        assertThat(jdbc.sql("select count(*) from pg_indexes where indexname = :name")
                        .param("name", DueJobsIndex.NAME)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }
}
