package dev.quell.intake;

import dev.quell.inventory.AiSystem;
import dev.quell.inventory.AiSystems;
import dev.quell.shared.Sha256;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Stores signals, has them assessed and places them, all in one transaction. */
@Component
class SignalStore {

    private final SignalRepository repository;
    private final SignalAssessment assessment;
    private final SignalPlacement placement;
    private final AiSystems systems;
    private final IntakeSettings settings;
    private final Clock clock;

    SignalStore(
            SignalRepository repository,
            SignalAssessment assessment,
            SignalPlacement placement,
            AiSystems systems,
            IntakeSettings settings,
            Clock clock) {
        this.repository = repository;
        this.assessment = assessment;
        this.placement = placement;
        this.systems = systems;
        this.settings = settings;
        this.clock = clock;
    }

    @Transactional
    IntakeReceipt take(List<SignalInput> inputs, byte[] body) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var hash = Sha256.hex(body);
        var names = new SystemNames(systems.all(), settings.systems());
        var onlyWatched = new HashSet<String>();
        var signals = new ArrayList<Signal>();
        for (var input : inputs) {
            var signal = signal(input, names, hash, now);
            signals.add(signal);
            if (input.onlyWatched()) {
                onlyWatched.add(signal.id());
            }
        }
        var stored = repository.insertNew(signals);
        if (!stored.isEmpty()) {
            repository.keepBody(hash, body, now);
        }
        var news = news(signals, stored, now);
        return placement.place(assessment.of(news, onlyWatched, now), now).receipt(inputs.size(), stored.size());
    }

    /** What was not known, and what was held and has now been repeated. */
    private List<Signal> news(List<Signal> signals, Set<String> stored, Instant now) {
        var news = new ArrayList<Signal>();
        var repeated = new ArrayList<Signal>();
        signals.forEach(signal -> (stored.contains(signal.id()) ? news : repeated).add(signal));
        if (!repeated.isEmpty()) {
            news.addAll(repository.countRepeated(repeated, now, settings.repeatGap()));
        }
        return news;
    }

    private static Signal signal(SignalInput input, SystemNames names, String hash, Instant now) {
        var label = input.systemNames().stream().findFirst().orElse("");
        return new Signal(
                UUID.randomUUID().toString(),
                input.source(),
                input.fingerprint(),
                input.startsAt(),
                input.state(),
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
