package dev.quell.incident;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The heads of the timelines that the present transaction writes. A head is locked and read once; as nobody else can move it
 * until the transaction ends, the transaction itself remembers how far it got.
 */
@Component
class TimelineHeads {

    private final TimelineRepository repository;

    TimelineHeads(TimelineRepository repository) {
        this.repository = repository;
    }

    /** Locks the timeline until the transaction ends; empty when there is no such incident. */
    Optional<TimelineHead> lock(String incidentId) {
        var known = known();
        var head = known.get(incidentId);
        if (head != null) {
            return Optional.of(head);
        }
        var locked = repository.lock(incidentId);
        locked.ifPresent(read -> known.put(incidentId, read));
        return locked;
    }

    /** Nobody else sees the timeline of an incident that this transaction has opened: there is nothing to lock or read. */
    void begin(String incidentId) {
        known().put(incidentId, TimelineHead.EMPTY);
    }

    void advance(TimelineEntry entry) {
        known().put(entry.incidentId(), TimelineHead.at(entry));
    }

    private static Map<String, TimelineHead> known() {
        return TransactionSynchronizationManager.getSynchronizations().stream()
                .filter(Known.class::isInstance)
                .map(Known.class::cast)
                .findFirst()
                .orElseGet(TimelineHeads::register)
                .heads();
    }

    private static Known register() {
        var known = new Known(new HashMap<>());
        TransactionSynchronizationManager.registerSynchronization(known);
        return known;
    }

    /** Lives, sleeps and ends with the transaction. */
    private record Known(Map<String, TimelineHead> heads) implements TransactionSynchronization {}
}
