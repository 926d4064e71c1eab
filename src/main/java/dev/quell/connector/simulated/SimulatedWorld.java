package dev.quell.connector.simulated;

import dev.quell.shared.CanonicalJson;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The simulated systems' state. Like a real system it commits for itself, whatever becomes of the caller's transaction. */
@Repository
class SimulatedWorld {

    private final JdbcClient jdbc;
    private final TransactionTemplate own;

    SimulatedWorld(JdbcClient jdbc, PlatformTransactionManager manager) {
        this.jdbc = jdbc;
        this.own = new TransactionTemplate(manager);
        this.own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    <T> Optional<T> find(String connection, Class<T> kind, String name) {
        return own.execute(status -> select(connection, kind, name, ""));
    }

    /** Leaves what is there as it is. */
    void add(String connection, String name, Object state) {
        own.executeWithoutResult(status -> jdbc.sql("""
                        insert into quell.simulated_state (connection, kind, name, state)
                        values (:connection, :kind, :name, :state) on conflict do nothing""")
                .param("connection", connection)
                .param("kind", kind(state.getClass()))
                .param("name", name)
                .param("state", CanonicalJson.write(state))
                .update());
    }

    /** Empty when there is nothing of that name. */
    <T> Optional<T> change(String connection, Class<T> kind, String name, UnaryOperator<T> change) {
        return own.execute(status -> select(connection, kind, name, " for update")
                .map(before -> update(connection, kind, name, change.apply(before))));
    }

    private <T> Optional<T> select(String connection, Class<T> kind, String name, String lock) {
        return jdbc.sql("select state from quell.simulated_state"
                        + " where connection = :connection and kind = :kind and name = :name" + lock)
                .param("connection", connection)
                .param("kind", kind(kind))
                .param("name", name)
                .query(String.class)
                .optional()
                .map(json -> CanonicalJson.read(json, kind));
    }

    private <T> T update(String connection, Class<T> kind, String name, T state) {
        jdbc.sql("""
                        update quell.simulated_state set state = :state
                        where connection = :connection and kind = :kind and name = :name""")
                .param("state", CanonicalJson.write(state))
                .param("connection", connection)
                .param("kind", kind(kind))
                .param("name", name)
                .update();
        return state;
    }

    private static String kind(Class<?> type) {
        return type.getSimpleName();
    }
}
