package dev.quell.intake;

import dev.quell.incident.Incident;
import dev.quell.incident.IncidentType;
import dev.quell.incident.Incidents;
import dev.quell.incident.NewIncident;
import dev.quell.inventory.AiSystem;
import dev.quell.inventory.AiSystems;
import dev.quell.shared.CurrentActor;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;

/**
 * Brings assessed signals where they belong: to the open incident of their system and type, into a new one, on hold, or
 * before a person. Locks are taken in one order (triage by key, then new incidents by key, then open ones by id), so that
 * requests do not wait for each other in a circle.
 */
@Component
class SignalPlacement {

    private static final int LONGEST_TITLE = 200;

    private final Incidents incidents;
    private final Joining joining;
    private final Responses responses;
    private final SignalRepository repository;
    private final AiSystems systems;
    private final IntakeSettings settings;
    private final CurrentActor actor;

    SignalPlacement(
            Incidents incidents,
            Joining joining,
            Responses responses,
            SignalRepository repository,
            AiSystems systems,
            IntakeSettings settings,
            CurrentActor actor) {
        this.incidents = incidents;
        this.joining = joining;
        this.responses = responses;
        this.repository = repository;
        this.systems = systems;
        this.settings = settings;
        this.actor = actor;
    }

    Placement place(List<Assessed> assessed, Instant now) {
        var result = new Placement();
        alone(assessed.stream().filter(signal -> signal.key() == null).toList(), result);
        var groups = assessed.stream()
                .filter(signal -> signal.key() != null)
                .collect(Collectors.groupingBy(
                        signal -> Objects.requireNonNull(signal.key()), TreeMap::new, Collectors.toList()));
        var joins = new TreeMap<String, List<Assessed>>();
        groups.forEach((key, group) -> incidents
                .openFor(key)
                .ifPresentOrElse(
                        open -> joins.put(open.id(), group), () -> unlessOpen(key, group, joins, result, now)));
        joins.forEach((incident, group) -> join(incident, group, result));
        repository.place(result.placed());
        result.asked().forEach(responses::triage);
        return result;
    }

    private void join(String incidentId, List<Assessed> group, Placement result) {
        result.joined(incidentId, joining.join(incidentId, group));
        group.forEach(signal -> result.add(signal.placed(Outcome.JOINED, incidentId)));
    }

    private void unlessOpen(
            String key, List<Assessed> group, Map<String, List<Assessed>> joins, Placement result, Instant now) {
        var opener = group.stream().filter(Assessed::mayOpen).findFirst();
        if (opener.isEmpty()) {
            alone(group, result);
            return;
        }
        var opened = incidents.openUnlessOpen(incident(opener.get(), key));
        if (opened.isPresent()) {
            start(opened.get(), opener.get(), group, result, now);
        } else {
            var open = incidents
                    .openFor(key)
                    .orElseThrow(
                            () -> new ConcurrencyFailureException(key + " was opened and closed at the same moment"));
            joins.put(open.id(), group);
        }
    }

    private void start(Incident incident, Assessed opener, List<Assessed> group, Placement result, Instant now) {
        joining.first(incident.id(), group);
        repository.joinHeld(
                Objects.requireNonNull(opener.signal().systemId()),
                opener.verdict().incidentType(),
                incident.id(),
                now.minus(settings.hysteresisWindow()));
        group.forEach(
                signal -> result.add(signal.placed(signal == opener ? Outcome.OPENED : Outcome.JOINED, incident.id())));
        responses.start(incident, opener.signal().summary());
        result.opened(incident.id());
    }

    /** Signals that no incident takes. */
    private void alone(List<Assessed> signals, Placement result) {
        var asked = new TreeMap<String, Assessed>();
        for (var signal : signals) {
            var outcome = outcome(signal);
            result.add(signal.placed(outcome, null));
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

    private NewIncident incident(Assessed opener, String key) {
        var signal = opener.signal();
        var type = IncidentType.ofKey(opener.verdict().incidentType());
        var name = systems.find(Objects.requireNonNull(signal.systemId()))
                .map(AiSystem::name)
                .orElse(signal.systemLabel());
        return new NewIncident(
                OutsideText.line(spoken(type) + " of " + name + ": " + signal.summary(), LONGEST_TITLE),
                signal.summary(),
                type,
                signal.systemId(),
                signal.source(),
                actor.name(),
                type.key(),
                key,
                false);
    }

    /** For example "Model drift". */
    private static String spoken(IncidentType type) {
        var words = type.key().replace('-', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
