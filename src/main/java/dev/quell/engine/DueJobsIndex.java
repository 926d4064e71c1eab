package dev.quell.engine;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * An index for the question that the engine asks all the time: which jobs are due. Its own schema has none, so each answer
 * looks at every timer of every open incident.
 */
@Component
class DueJobsIndex implements SmartInitializingSingleton {

    static final String NAME = "act_ru_job_due";

    private static final long CLUSTER_LOCK = 0x5155454C4C02L;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    DueJobsIndex(JdbcClient jdbc, TransactionTemplate transaction) {
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
            if (isMissing()) { // "if not exists" would lock the table each time, also against the other nodes' jobs
                jdbc.sql("create index " + NAME
                                + " on act_ru_job (duedate_) where retries_ > 0 and suspension_state_ = 1")
                        .update();
            }
        });
    }

    private boolean isMissing() {
        return jdbc.sql("select to_regclass(:name) is null")
                .param("name", NAME)
                .query(Boolean.class)
                .single();
    }
}
