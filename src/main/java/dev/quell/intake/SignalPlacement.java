package dev.quell.intake;

import dev.quell.incident.Incident;
import dev.quell.incident.Incidents;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;

/**
 * Brings assessed signals where they belong: to the open incident of their system and type, to the incident that their
 * episode is in already, into a new one, on hold, or before a person. Locks are taken in one order (triage by key, then new
 * incidents by key, then open ones by id), so that nodes do not wait for each other in a circle.
 */
@Component
class SignalPlacement {

    private final Incidents incidents;
    private final IncidentOpening opening;
    private final Joining joining;
    private final Responses responses;
    private final SignalRepository repository;
    private final SeriesRepository series;

    SignalPlacement(
            Incidents incidents,
            IncidentOpening opening,
            Joining joining,
            Responses responses,
            SignalRepository repository,
            SeriesRepository series) {
        this.incidents = incidents;
        this.opening = opening;
        this.joining = joining;
        this.responses = responses;
        this.repository = repository;
        this.series = series;
    }

    Placement place(List<Assessed> assessed, Instant now) {
        var result = new Placement();
        var joins = new TreeMap<String, List<Assessed>>();
        var left = settle(homeless(assessed, joins), joins, result);
        var groups = left.stream()
                .filter(signal -> signal.key() != null)
                .collect(Collectors.groupingBy(
                        signal -> Objects.requireNonNull(signal.key()), TreeMap::new, Collectors.toList()));
        groups.values().removeIf(group -> group.stream().noneMatch(Assessed::mayOpen));
        alone(
                left.stream()
                        .filter(signal -> signal.key() == null || !groups.containsKey(signal.key()))
                        .toList(),
                result);
        groups.forEach((key, group) -> open(key, group, joins, result, now));
        joins.forEach((incident, group) -> join(incident, group, result));
        repository.place(result.placed());
        result.asked().forEach(responses::triage);
        return result;
    }

    /** Those whose system and type have no open incident; the others go to {@code joins}. */
    private List<Assessed> homeless(List<Assessed> assessed, Map<String, List<Assessed>> joins) {
        var open = new HashMap<String, Optional<String>>();
        var homeless = new ArrayList<Assessed>();
        for (var signal : assessed) {
            Optional.ofNullable(signal.key())
                    .flatMap(key ->
                            open.computeIfAbsent(key, k -> incidents.openFor(k).map(Incident::id)))
                    .ifPresentOrElse(incident -> add(signal, incident, joins), () -> homeless.add(signal));
        }
        return homeless;
    }

    /** What is told late, or by a second sender, goes where its episode went, even when that incident is closed. */
    private List<Assessed> settle(List<Assessed> homeless, Map<String, List<Assessed>> joins, Placement result) {
        if (homeless.isEmpty()) {
            return homeless;
        }
        var byId = homeless.stream()
                .collect(Collectors.toMap(signal -> signal.signal().id(), signal -> signal));
        series.settled(homeless.stream().map(Assessed::signal).toList()).forEach(settled -> {
            var signal = Objects.requireNonNull(byId.get(settled.signalId()));
            var incident = settled.incidentId();
            if (incident == null && !signal.signal().isFiring()) {
                return;
            }
            byId.remove(settled.signalId());
            if (incident == null) {
                result.add(signal, Outcome.DISCARDED, null);
            } else if (incidents.require(incident).status().isOpen()) {
                add(signal, incident, joins);
            } else {
                result.add(signal, Outcome.JOINED, incident);
            }
        });
        return homeless.stream()
                .filter(signal -> byId.containsKey(signal.signal().id()))
                .toList();
    }

    private static void add(Assessed signal, String incident, Map<String, List<Assessed>> joins) {
        joins.computeIfAbsent(incident, id -> new ArrayList<>()).add(signal);
    }

    private void join(String incidentId, List<Assessed> group, Placement result) {
        if (joining.join(incidentId, group)) {
            result.recurred(incidentId);
        }
        group.forEach(signal -> result.add(signal, Outcome.JOINED, incidentId));
    }

    private void open(
            String key, List<Assessed> group, Map<String, List<Assessed>> joins, Placement result, Instant now) {
        var opener = group.stream().filter(Assessed::mayOpen).findFirst().orElseThrow();
        var opened = opening.open(key, opener, group, now);
        if (opened.isPresent()) {
            group.forEach(signal -> result.add(
                    signal,
                    signal == opener ? Outcome.OPENED : Outcome.JOINED,
                    opened.get().id()));
        } else {
            var open = incidents
                    .openFor(key)
                    .orElseThrow(
                            () -> new ConcurrencyFailureException(key + " was opened and closed at the same moment"));
            group.forEach(signal -> add(signal, open.id(), joins));
        }
    }

    /** Signals that no incident takes. */
    private void alone(List<Assessed> signals, Placement result) {
        var asked = new TreeMap<String, Assessed>();
        for (var signal : signals) {
            var outcome = outcome(signal);
            result.add(signal, outcome, null);
            if (outcome == Outcome.TRIAGE) {
                asked.putIfAbsent(signal.signal().triageKey(), signal);
            }
        }
        asked.forEach((key, signal) -> {
            if (repository.openTriage(key, signal.signal().id())) {
                result.ask(signal.signal());
            }
        });
    }

    private static Outcome outcome(Assessed signal) {
        return switch (signal.verdict().verdict()) {
            case "triage" -> Outcome.TRIAGE;
            case "hold" -> Outcome.HELD;
            default -> Outcome.LOGGED;
        };
    }
}
