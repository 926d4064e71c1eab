package dev.quell.node;

import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Frees what dead nodes held, in the transaction that declares them dead. It waits for nobody, so that the beat goes on: what is locked
 * just then, by a session that is still ending, is freed after one of the next beats.
 */
final class Takeover {

    private static final Logger LOG = LoggerFactory.getLogger(Takeover.class);
    private static final Duration AFTERMATH = Duration.ofMinutes(10);
    private static final Duration REMEMBERED = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final NodeTable table;
    private final NodeProperties properties;
    private final List<NodeHoldings> holdings;

    Takeover(BeatConnection connection, NodeProperties properties, List<NodeHoldings> holdings) {
        this.jdbc = connection.jdbc();
        this.transaction = connection.transaction();
        this.table = new NodeTable(jdbc);
        this.properties = properties;
        this.holdings = holdings;
    }

    void fromTheDead() {
        var dead = transaction.execute(status -> {
            declareDead();
            var late = table.deadOfLate(AFTERMATH);
            late.forEach(this::free);
            return late;
        });
        if (dead != null && !dead.isEmpty()) {
            holdings.forEach(NodeHoldings::freed);
        }
    }

    /** Of the node that stops, by itself. */
    void end(String id) {
        transaction.executeWithoutResult(status -> {
            table.declareDead(id);
            free(id);
        });
    }

    private void declareDead() {
        var dead = table.declareDead(properties.deadAfter());
        if (!dead.isEmpty()) {
            LOG.warn("Taking over from {}: no beat for {}", dead, properties.deadAfter());
            dead.forEach(table::endSessions);
            table.forget(REMEMBERED);
        }
    }

    private void free(String deadNode) {
        holdings.forEach(held -> held.free(jdbc, deadNode));
    }
}
