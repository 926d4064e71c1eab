package dev.quell.intake;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Stores the signals of some requests, has them assessed and places them, all in one transaction. A repetition of what is
 * settled is counted and passes by everything else.
 */
@Component
class SignalStore {

    private final KnownSignals known;
    private final NewSignals news;
    private final SignalRepository repository;
    private final SignalDeliveries deliveries;
    private final SeriesRepository series;
    private final SignalAssessment assessment;
    private final SignalPlacement placement;
    private final IntakeSettings settings;
    private final Clock clock;

    SignalStore(
            KnownSignals known,
            NewSignals news,
            SignalRepository repository,
            SignalDeliveries deliveries,
            SeriesRepository series,
            SignalAssessment assessment,
            SignalPlacement placement,
            IntakeSettings settings,
            Clock clock) {
        this.known = known;
        this.news = news;
        this.repository = repository;
        this.deliveries = deliveries;
        this.series = series;
        this.assessment = assessment;
        this.placement = placement;
        this.settings = settings;
        this.clock = clock;
    }

    /** One receipt a request, in their order. */
    @Transactional
    List<IntakeReceipt> take(List<Delivery> requests) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var batch = new Batch(requests);
        var unknown = known.count(batch.times(), now);
        if (unknown.isEmpty()) {
            return Receipts.nothingNew(batch);
        }
        var stored = news.store(batch, unknown.keySet(), now);
        var repeated = count(unknown, stored, now);
        if (stored.isEmpty() && repeated.isEmpty()) {
            return Receipts.nothingNew(batch);
        }
        var assessed = assess(batch, stored, repeated, now);
        return Receipts.of(batch, stored.stream().map(SignalKey::of).toList(), placement.place(assessed, now));
    }

    /** Counts repetitions, and returns those of signals that are held: there a repetition is news. */
    private List<Signal> count(Map<SignalKey, Integer> unknown, List<Signal> stored, Instant now) {
        var fresh = stored.stream().collect(Collectors.toMap(SignalKey::of, Signal::id));
        var times = new HashMap<String, Integer>();
        fresh.forEach((key, id) -> times.put(id, unknown.getOrDefault(key, 1) - 1));
        var repeated = new HashMap<>(unknown);
        repeated.keySet().removeAll(fresh.keySet());
        var existing = repeated.isEmpty() ? List.<SignalRepository.Known>of() : repository.existing(repeated.keySet());
        existing.forEach(one -> times.put(one.id(), repeated.getOrDefault(one.key(), 1)));
        var held = existing.stream()
                .filter(SignalRepository.Known::held)
                .map(SignalRepository.Known::id)
                .toList();
        var counted = held.isEmpty() ? List.<Signal>of() : series.countRepeated(held, now, settings.repeatGap());
        times.values().removeIf(count -> count == 0);
        if (!times.isEmpty()) {
            deliveries.add(times, now);
        }
        known.remember(existing.stream()
                .filter(one -> !one.held())
                .collect(Collectors.toMap(SignalRepository.Known::key, SignalRepository.Known::id)));
        return counted;
    }

    private List<Assessed> assess(Batch batch, List<Signal> stored, List<Signal> repeated, Instant now) {
        var ends = stored.stream().filter(signal -> !signal.isFiring()).toList();
        var taken = new ArrayList<>(stored);
        taken.addAll(repeated);
        var others = ends.isEmpty()
                ? List.<Signal>of()
                : series.held(ends, now.minus(settings.hysteresisWindow())).stream()
                        .filter(held -> batch.find(SignalKey.of(held)).isEmpty())
                        .toList();
        taken.addAll(others);
        return assessment.of(taken, onlyWatched(batch, stored), now).stream()
                .filter(signal -> signal.mayOpen() || !others.contains(signal.signal()))
                .toList();
    }

    private static Set<String> onlyWatched(Batch batch, List<Signal> stored) {
        return stored.stream()
                .filter(signal -> batch.find(SignalKey.of(signal))
                        .filter(entry -> entry.input().onlyWatched())
                        .isPresent())
                .map(Signal::id)
                .collect(Collectors.toSet());
    }
}
