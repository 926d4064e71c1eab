package dev.quell.intake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Tells each request of a batch what has become of its own signals. */
final class Receipts {

    private final List<Delivery> deliveries;
    private final List<List<Placed>> placed = new ArrayList<>();
    private final int[] stored;
    private final Set<String> recurred;

    private Receipts(Batch batch, Placement placement) {
        this.deliveries = batch.deliveries();
        this.recurred = placement.recurred();
        this.stored = new int[deliveries.size()];
        deliveries.forEach(delivery -> placed.add(new ArrayList<>()));
        placement
                .bySignal()
                .forEach((key, where) -> batch.find(key)
                        .ifPresent(entry -> placed.get(entry.delivery()).add(where)));
    }

    /** For requests that brought nothing new. */
    static List<IntakeReceipt> nothingNew(Batch batch) {
        return of(batch, Set.of(), new Placement());
    }

    /** @param stored the signals that are new */
    static List<IntakeReceipt> of(Batch batch, Collection<SignalKey> stored, Placement placement) {
        var receipts = new Receipts(batch, placement);
        stored.forEach(key -> batch.find(key).ifPresent(entry -> receipts.stored[entry.delivery()]++));
        var all = new ArrayList<IntakeReceipt>();
        for (var i = 0; i < receipts.deliveries.size(); i++) {
            all.add(receipts.receipt(i));
        }
        return all;
    }

    private IntakeReceipt receipt(int number) {
        var delivery = deliveries.get(number);
        var own = placed.get(number);
        var received = delivery.signals().size();
        var opened = incidents(own, Outcome.OPENED);
        var joined = incidents(own, Outcome.JOINED);
        joined.removeAll(opened);
        return new IntakeReceipt(
                received,
                stored[number],
                received - stored[number],
                delivery.truncated(),
                List.copyOf(opened),
                List.copyOf(joined),
                joined.stream().filter(recurred::contains).toList(),
                count(own, Outcome.HELD),
                count(own, Outcome.LOGGED),
                count(own, Outcome.TRIAGE));
    }

    private static Set<String> incidents(List<Placed> own, Outcome outcome) {
        var ids = new TreeSet<String>();
        with(own, outcome).map(Placed::incidentId).filter(Objects::nonNull).forEach(ids::add);
        return ids;
    }

    private static int count(List<Placed> own, Outcome outcome) {
        return (int) with(own, outcome).count();
    }

    private static Stream<Placed> with(List<Placed> own, Outcome outcome) {
        return own.stream().filter(signal -> signal.outcome() == outcome);
    }
}
