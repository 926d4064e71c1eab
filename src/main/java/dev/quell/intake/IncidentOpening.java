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
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Makes an incident of signals and starts its response, in the same transaction. */
@Component
class IncidentOpening {

    private static final int LONGEST_TITLE = 200;

    private final Incidents incidents;
    private final Joining joining;
    private final Responses responses;
    private final SeriesRepository series;
    private final AiSystems systems;
    private final IntakeSettings settings;
    private final CurrentActor actor;

    IncidentOpening(
            Incidents incidents,
            Joining joining,
            Responses responses,
            SeriesRepository series,
            AiSystems systems,
            IntakeSettings settings,
            CurrentActor actor) {
        this.incidents = incidents;
        this.joining = joining;
        this.responses = responses;
        this.series = series;
        this.systems = systems;
        this.settings = settings;
        this.actor = actor;
    }

    /**
     * Opens an incident unless somebody else was faster.
     *
     * @param group all that belongs to it, {@code opener} included
     */
    Optional<Incident> open(String key, Assessed opener, List<Assessed> group, Instant now) {
        var opened = incidents.openUnlessOpen(incident(opener, key));
        opened.ifPresent(incident -> {
            var waited = series.joinWaiting(
                    Objects.requireNonNull(opener.signal().systemId()),
                    opener.verdict().incidentType(),
                    incident.id(),
                    now.minus(settings.hysteresisWindow()));
            joining.first(incident.id(), group, waited);
            responses.start(incident, opener.signal().summary());
        });
        return opened;
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
