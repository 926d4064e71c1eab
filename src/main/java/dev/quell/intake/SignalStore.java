package dev.quell.intake;

import dev.quell.intake.SignalRepository.Known;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
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
    private final SeriesRepository series;
    private final SignalAssessment assessment;
    private final SignalPlacement placement;
    private final IntakeSettings settings;
    private final Clock clock;

    SignalStore(
            KnownSignals known,
            NewSignals news,
            SignalRepository repository,
            SeriesRepository series,
            SignalAssessment assessment,
            SignalPlacement placement,
            IntakeSettings settings,
            Clock clock) {
        this.known = known;
        this.news = news;
        this.repository = repository;
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
        repository.readByIndex();
        var batch = new Batch(requests);
        var settled = known.find(batch.times().keySet());
        var counts = new HashMap<String, Integer>();
        settled.forEach((key, id) -> counts.put(id, batch.times(key)));
        var receipts = settled.size() == batch.times().size()
                ? Receipts.nothingNew(batch)
                : takeUnknown(batch, settled.keySet(), counts, now);
        known.count(counts, now);
        return receipts;
    }

    private List<IntakeReceipt> takeUnknown(
            Batch batch, Set<SignalKey> settled, Map<String, Integer> counts, Instant now) {
        var unknown = new HashSet<>(batch.times().keySet());
        unknown.removeAll(settled);
        repository.planAnew();
        var stored = news.store(batch, unknown, now);
        stored.stream()
                .filter(signal -> batch.times(SignalKey.of(signal)) > 1)
                .forEach(signal -> counts.put(signal.id(), batch.times(SignalKey.of(signal)) - 1));
        stored.forEach(signal -> unknown.remove(SignalKey.of(signal)));
        var repeated = repeat(batch, unknown, counts, now);
        if (stored.isEmpty() && repeated.isEmpty()) {
            return Receipts.nothingNew(batch);
        }
        var assessed = assess(batch, stored, repeated, now);
        repository.planAsUsual();
        return Receipts.of(batch, stored.stream().map(SignalKey::of).toList(), placement.place(assessed, now));
    }

    /** Adds repetitions to the counts, and returns those of signals that are held: there a repetition is news. */
    private List<Signal> repeat(Batch batch, Set<SignalKey> keys, Map<String, Integer> counts, Instant now) {
        if (keys.isEmpty()) {
            return List.of();
        }
        var existing = repository.existing(keys);
        existing.forEach(one -> counts.put(one.id(), batch.times(one.key())));
        var settled = existing.stream().filter(one -> !one.held()).toList();
        known.remember(settled.stream().collect(Collectors.toMap(Known::key, Known::id)));
        var held = existing.stream().filter(Known::held).map(Known::id).toList();
        return held.isEmpty() ? List.of() : series.countRepeated(held, now, settings.repeatGap());
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
