package dev.quell.engine;

import java.util.Map;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Indexes for the questions that are asked all the time: which jobs are due, which tasks, and which belong to another. The engine's own
 * schema has none, so each answer looks at every timer or every task of every open incident.
 */
@Component
class EngineIndexes implements SmartInitializingSingleton {

    static final String DUE_JOBS = "act_ru_job_due";

    /** Without those that have been escalated, which are overdue for as long as they are open. */
    static final String DUE_TASKS = "act_ru_task_due";

    /** The engine looks for them whenever a task is completed. */
    static final String SUBTASKS = "act_ru_task_parent";

    private static final Map<String, String> INDEXES = Map.of(
            DUE_JOBS, "act_ru_job (duedate_) where retries_ > 0 and suspension_state_ = 1",
            DUE_TASKS, "act_ru_task (due_date_) where priority_ < 100",
            SUBTASKS, "act_ru_task (parent_task_id_) where parent_task_id_ is not null");

    private static final long CLUSTER_LOCK = 0x5155454C4C02L;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    EngineIndexes(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @Override
    public void afterSingletonsInstantiated() {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("select pg_advisory_xact_lock(:lock)")
                    .param("lock", CLUSTER_LOCK)
                    .query()
                    .listOfRows();
            INDEXES.forEach((name, definition) -> {
                if (isMissing(
                        name)) { // "if not exists" would lock the table each time, also against the other nodes' jobs
                    jdbc.sql("create index " + name + " on " + definition).update();
                }
            });
        });
    }

    private boolean isMissing(String name) {
        return jdbc.sql("select to_regclass(:name) is null")
                .param("name", name)
                .query(Boolean.class)
                .single();
    }
}
