package dev.quell.intake;

import dev.quell.shared.CurrentActor;
import dev.quell.shared.Problem;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Writes requests in one transaction and answers each after the commit. When one of them is at fault, they are tried one
 * by one, so that the others are stored.
 */
@Component
class BatchWriter {

    private static final Logger LOG = LoggerFactory.getLogger(BatchWriter.class);
    private static final int ATTEMPTS = 5;

    private final SignalStore store;
    private final CurrentActor actor;

    BatchWriter(SignalStore store, CurrentActor actor) {
        this.store = store;
        this.actor = actor;
    }

    /** @param batch at least one request, all of one sender */
    void write(List<Waiting> batch) {
        List<IntakeReceipt> receipts;
        try {
            receipts = store(batch);
        } catch (RuntimeException | Error e) {
            fail(batch, e);
            return;
        }
        for (var i = 0; i < batch.size(); i++) {
            batch.get(i).answer().complete(receipts.get(i));
        }
    }

    private void fail(List<Waiting> batch, Throwable failure) {
        if (StorageFailure.of(failure) != StorageFailure.CONTENT) {
            LOG.warn("{} requests were not stored", batch.size(), failure);
            var away = Problem.databaseAway();
            batch.forEach(one -> one.answer().completeExceptionally(away));
        } else if (batch.size() == 1) {
            batch.get(0).answer().completeExceptionally(failure);
        } else {
            batch.forEach(one -> write(List.of(one)));
        }
    }

    /** Losing a race against another node rolls back everything, so it is simply done again. */
    private List<IntakeReceipt> store(List<Waiting> batch) {
        var deliveries = batch.stream().map(Waiting::delivery).toList();
        var sender = deliveries.get(0).actor();
        for (var attempt = 1; ; attempt++) {
            try {
                return actor.as(sender, () -> store.take(deliveries));
            } catch (RuntimeException e) {
                if (attempt == ATTEMPTS || StorageFailure.of(e) != StorageFailure.TRANSIENT) {
                    throw e;
                }
                LOG.debug("Attempt {} for {} requests lost a race", attempt, batch.size(), e);
            }
        }
    }
}
