package dev.quell.automation;

import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Commits what must be durable whatever becomes of the caller's transaction.
 *
 * <p>The caller's transaction may hold the lock of the same incident's timeline, and would then wait for itself; the lock timeout turns
 * that into an error. Whoever performs an action therefore writes nothing into the record before it in the same transaction.
 */
@Component
class SeparateTransaction {

    private final TransactionTemplate template;
    private final JdbcClient jdbc;

    SeparateTransaction(PlatformTransactionManager manager, JdbcClient jdbc) {
        this.template = new TransactionTemplate(manager);
        this.template.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.jdbc = jdbc;
    }

    <T> T run(Supplier<T> work) {
        return template.execute(status -> {
            jdbc.sql("set local lock_timeout = '5s'").update();
            return work.get();
        });
    }
}
