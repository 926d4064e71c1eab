package dev.quell.intake;

import dev.quell.inventory.AiSystem;
import dev.quell.inventory.AiSystems;
import dev.quell.shared.Sha256;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Makes signals of what was sent and keeps those that nobody has brought before, with the bodies that they came in. */
@Component
class NewSignals {

    private final SignalRepository repository;
    private final AiSystems systems;
    private final IntakeSettings settings;

    NewSignals(SignalRepository repository, AiSystems systems, IntakeSettings settings) {
        this.repository = repository;
        this.systems = systems;
        this.settings = settings;
    }

    /** Returns what was new of {@code keys}, in the order in which it came. */
    List<Signal> store(Batch batch, Set<SignalKey> keys, Instant now) {
        var entries = batch.entries(keys);
        var names = namesIn(entries);
        var hashes = new HashMap<Integer, String>();
        var signals = entries.stream()
                .map(entry -> {
                    var hash = hashes.computeIfAbsent(entry.delivery(), i -> Sha256.hex(body(batch, i)));
                    return signal(entry.input(), names, hash, now);
                })
                .toList();
        var ids = repository.insertNew(signals);
        var stored =
                signals.stream().filter(signal -> ids.contains(signal.id())).toList();
        if (!stored.isEmpty()) {
            repository.keepBodies(bodies(batch, stored), now);
        }
        return stored;
    }

    private SystemNames namesIn(Collection<Batch.Entry> entries) {
        var sent = entries.stream()
                .flatMap(entry -> entry.input().systemNames().stream())
                .collect(Collectors.toSet());
        return new SystemNames(systems.named(SystemNames.toLookUp(sent, settings.systems())), settings.systems());
    }

    private static Map<String, byte[]> bodies(Batch batch, List<Signal> stored) {
        var bodies = new TreeMap<String, byte[]>();
        stored.forEach(signal -> batch.find(SignalKey.of(signal))
                .ifPresent(entry -> bodies.put(signal.rawSha256(), body(batch, entry.delivery()))));
        return bodies;
    }

    private static byte[] body(Batch batch, int delivery) {
        return batch.deliveries().get(delivery).body();
    }

    private static Signal signal(SignalInput input, SystemNames names, String hash, Instant now) {
        var label = input.systemNames().stream().findFirst().orElse("");
        return new Signal(
                UUID.randomUUID().toString(),
                input.source(),
                input.fingerprint(),
                input.startsAt(),
                input.state(),
                input.endedAt(),
                now,
                OutsideText.storable(label, OutsideText.LONGEST_NAME),
                names.find(input.systemNames()).map(AiSystem::id).orElse(null),
                input.family(),
                input.severityHint(),
                OutsideText.storable(input.summary(), OutsideText.LONGEST_VALUE),
                input.payload(),
                hash,
                null,
                null,
                null,
                null);
    }
}
