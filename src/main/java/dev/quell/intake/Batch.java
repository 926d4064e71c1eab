package dev.quell.intake;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Requests that are written together. Each signal in it belongs to the first request that brings it. */
final class Batch {

    private final List<Delivery> deliveries;
    private final Map<SignalKey, Integer> times = new HashMap<>();
    private final Map<SignalKey, Entry> entries = new LinkedHashMap<>();

    Batch(List<Delivery> deliveries) {
        this.deliveries = deliveries;
        for (var i = 0; i < deliveries.size(); i++) {
            for (var input : deliveries.get(i).signals()) {
                var key = SignalKey.of(input);
                times.merge(key, 1, Integer::sum);
                entries.putIfAbsent(key, new Entry(input, i));
            }
        }
    }

    /** A signal and the number of the request that it belongs to. */
    record Entry(SignalInput input, int delivery) {}

    List<Delivery> deliveries() {
        return deliveries;
    }

    /** How often each signal is in it. */
    Map<SignalKey, Integer> times() {
        return times;
    }

    /** How often this one is in it. */
    int times(SignalKey key) {
        return times.getOrDefault(key, 0);
    }

    Optional<Entry> find(SignalKey key) {
        return Optional.ofNullable(entries.get(key));
    }

    /** Those of {@code keys}, in the order in which they came. */
    List<Entry> entries(Set<SignalKey> keys) {
        return entries.entrySet().stream()
                .filter(entry -> keys.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }
}
