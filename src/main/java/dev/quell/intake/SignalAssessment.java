package dev.quell.intake;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Asks the decision about each signal, and about equal facts only once. */
@Component
class SignalAssessment {

    private final SeriesRepository repository;
    private final SignalDecision decision;
    private final IntakeSettings settings;

    SignalAssessment(SeriesRepository repository, SignalDecision decision, IntakeSettings settings) {
        this.repository = repository;
        this.decision = decision;
        this.settings = settings;
    }

    /** @param onlyWatched ids of the signals that break nothing but the tightened limit of a monitoring window */
    List<Assessed> of(List<Signal> signals, Set<String> onlyWatched, Instant now) {
        var occurrences = repository.occurrences(signals, now.minus(settings.hysteresisWindow()));
        var asked = new HashMap<SignalFacts, Verdict>();
        return signals.stream()
                .map(signal -> {
                    var series = signal.source() + "|" + signal.fingerprint();
                    var facts = new SignalFacts(
                            signal.family(),
                            signal.state().key(),
                            signal.severityHint(),
                            signal.systemId() != null,
                            occurrences.getOrDefault(series, 0));
                    var verdict = asked.computeIfAbsent(facts, decision::assess);
                    return new Assessed(signal, verdict, onlyWatched.contains(signal.id()));
                })
                .toList();
    }
}
