package dev.quell.intake;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
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

    /** Counts those that are known and returns the rest. */
    Map<SignalKey, Integer> count(Map<SignalKey, Integer> times, Instant now) {
        var rest = new HashMap<SignalKey, Integer>(times);
        var known = new HashMap<String, Integer>();
        times.forEach((key, count) -> Optional.ofNullable(ids.getIfPresent(key)).ifPresent(id -> known.put(id, count)));
        if (!known.isEmpty()) {
            var counted = deliveries.add(known, now);
            rest.keySet().removeIf(key -> {
                var id = ids.getIfPresent(key);
                return id != null && counted.contains(id);
            });
        }
        return rest;
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
