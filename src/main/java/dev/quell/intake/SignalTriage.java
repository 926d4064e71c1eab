package dev.quell.intake;

import dev.quell.incident.Incident;
import dev.quell.incident.IncidentType;
import dev.quell.incident.Incidents;
import dev.quell.incident.NewIncident;
import dev.quell.shared.CurrentActor;
import dev.quell.shared.Problem;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a person decides about a signal that the rules could not place; it holds for all alike that wait with it. */
@Service
@Transactional
public class SignalTriage {

    private static final String DECISION = "triage";

    private final Signals signals;
    private final SignalRepository repository;
    private final SeriesRepository series;
    private final Incidents incidents;
    private final Joining joining;
    private final Responses responses;
    private final CurrentActor actor;

    SignalTriage(
            Signals signals,
            SignalRepository repository,
            SeriesRepository series,
            Incidents incidents,
            Joining joining,
            Responses responses,
            CurrentActor actor) {
        this.signals = signals;
        this.repository = repository;
        this.series = series;
        this.incidents = incidents;
        this.joining = joining;
        this.responses = responses;
        this.actor = actor;
    }

    /**
     * Opens an incident for the signal and starts its response; when one of the same system and type is open, the signal
     * joins that one.
     *
     * @throws Problem 404 when there is no such signal
     */
    public Incident declare(String signalId, String title, IncidentType type, @Nullable String systemId) {
        var signal = signals.require(signalId);
        var input = new NewIncident(
                title, signal.summary(), type, systemId, signal.source(), actor.name(), type.key(), null, false);
        var opened = incidents.openUnlessOpen(input);
        if (opened.isEmpty()) {
            var open = incidents.openFor(String.valueOf(input.correlationKey())).orElseThrow();
            join(signalId, open.id());
            return open;
        }
        var alike = settle(signal, type.key(), "Declared an incident");
        joining.first(opened.get().id(), alike, Optional.empty());
        place(alike, Outcome.OPENED, opened.get().id());
        responses.start(opened.get(), signal.summary());
        return opened.get();
    }

    /** @throws Problem 404 when there is no such signal or incident, 409 when the incident is closed */
    public void join(String signalId, String incidentId) {
        var incident = incidents.require(incidentId);
        if (!incident.status().isOpen()) {
            throw Problem.conflict(incidentId + " is " + incident.status() + " and takes no more signals");
        }
        var alike = settle(signals.require(signalId), incident.type().key(), "Added to " + incidentId);
        joining.join(incidentId, alike);
        place(alike, Outcome.JOINED, incidentId);
    }

    /** Keeps the signal with the reason why nothing follows from it. */
    public void discard(String signalId, String reason) {
        var signal = signals.require(signalId);
        var type = signal.incidentType() == null ? IncidentType.OTHER.key() : signal.incidentType();
        place(settle(signal, type, OutsideText.storable(reason, OutsideText.LONGEST_VALUE)), Outcome.DISCARDED, null);
    }

    private List<Assessed> settle(Signal signal, String type, String reason) {
        var verdict = new Verdict(DECISION, type, reason, DECISION, null, null);
        var waiting = repository.closeTriage(signal);
        return (waiting.isEmpty() ? List.of(signal) : waiting)
                .stream().map(alike -> new Assessed(alike, verdict, false)).toList();
    }

    private void place(List<Assessed> alike, Outcome outcome, @Nullable String incidentId) {
        repository.place(
                alike.stream().map(signal -> signal.placed(outcome, incidentId)).toList());
        if (incidentId != null) {
            series.joinResolved(incidentId);
        }
    }
}
