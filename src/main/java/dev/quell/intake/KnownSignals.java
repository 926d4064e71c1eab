package dev.quell.intake;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Signals that this node has met as repetitions and whose fate is settled: one more costs a counter and nothing else. Only
 * an accelerator: a signal never changes what it is, and what is missing here is looked up.
 */
@Component
class KnownSignals {

    private static final int MOST = 50_000;

    private final Cache<SignalKey, String> ids =
            Caffeine.newBuilder().maximumSize(MOST).build();
    private final SignalDeliveries deliveries;

    KnownSignals(SignalDeliveries deliveries) {
        this.deliveries = deliveries;
    }

    /** The ids of those that are remembered. */
    Map<SignalKey, String> find(Set<SignalKey> keys) {
        return ids.getAllPresent(keys);
    }

    /**
     * Counts deliveries. To be called once a transaction, as its last step: the rows are locked in one order, and nobody
     * waits for them longer than needed.
     *
     * @param times by signal id, how often it has come
     * @throws ConcurrencyFailureException when something remembered is not in the database any more; it is forgotten
     */
    void count(Map<String, Integer> times, Instant now) {
        if (times.isEmpty()) {
            return;
        }
        var missing = new HashSet<>(times.keySet());
        missing.removeAll(deliveries.add(times, now));
        if (!missing.isEmpty()) {
            ids.asMap().values().removeAll(missing);
            throw new ConcurrencyFailureException(missing.size() + " signals are not where they were");
        }
    }

    /** Remembers them once the transaction has committed. */
    void remember(Map<SignalKey, String> settled) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                ids.putAll(settled);
            }
        });
    }
}
