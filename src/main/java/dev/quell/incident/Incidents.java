package dev.quell.incident;

import dev.quell.shared.Problem;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Opens incidents and moves them; every change is on the timeline in the same transaction. */
@Service
@Transactional
public class Incidents {

    private final IncidentRepository repository;
    private final Timeline timeline;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Incidents(IncidentRepository repository, Timeline timeline, Clock clock, ApplicationEventPublisher events) {
        this.repository = repository;
        this.timeline = timeline;
        this.clock = clock;
        this.events = events;
    }

    /** @throws Problem 409 when an incident of the same correlation key is open */
    public Incident open(NewIncident incident) {
        return openUnlessOpen(incident)
                .orElseThrow(() -> Problem.conflict(
                        "An incident for " + incident.correlationKey() + " is open already; add to that one"));
    }

    /** Opens the incident, or returns empty when one of the same correlation key is open, on whichever node it was opened. */
    public Optional<Incident> openUnlessOpen(NewIncident incident) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var id = repository.nextId(now);
        if (!repository.insert(id, incident, now)) {
            return Optional.empty();
        }
        timeline.begin(id);
        var details = new LinkedHashMap<String, Object>();
        details.put("title", incident.title());
        details.put("description", incident.description());
        details.put("type", incident.type().key());
        details.put("source", incident.source());
        details.put("reportedBy", incident.reportedBy());
        Optional.ofNullable(incident.systemId()).ifPresent(system -> details.put("systemId", system));
        timeline.append(id, "incident.opened", "Incident opened: " + incident.title(), details);
        return repository.find(id);
    }

    @Transactional(readOnly = true)
    public Optional<Incident> find(String id) {
        return repository.find(id);
    }

    /** @throws Problem 404 when there is no such incident */
    @Transactional(readOnly = true)
    public Incident require(String id) {
        return repository.find(id).orElseThrow(() -> Problem.notFound("incident", id));
    }

    @Transactional(readOnly = true)
    public Optional<Incident> openFor(String correlationKey) {
        return repository.openFor(correlationKey);
    }

    /** Those that whoever reads now may know of: worst first, unclassified before all, newest first among equals. */
    @Transactional(readOnly = true)
    public List<Incident> search(boolean openOnly, int limit) {
        return repository.search(openOnly, limit);
    }

    /** The open ones that everybody may know of, in the order of {@link #search}. */
    @Transactional(readOnly = true)
    public List<Incident> openToEverybody(int limit) {
        return repository.openToEverybody(limit);
    }

    /** Those that whoever reads now may know of, the newest first. */
    @Transactional(readOnly = true)
    public List<Incident> ofSystem(String systemId, int limit) {
        return repository.ofSystem(systemId, limit);
    }

    public void classify(String id, Severity severity, Priority priority, @Nullable String reason) {
        var before = change(id, incident -> IncidentChange.classified(incident, severity, priority));
        var details = new LinkedHashMap<String, Object>();
        details.put("severity", severity.name());
        details.put("priority", priority.name());
        Optional.ofNullable(before.severity()).ifPresent(old -> details.put("before", old.name()));
        Optional.ofNullable(reason).ifPresent(why -> details.put("reason", why));
        timeline.append(id, "incident.classified", "Classified as " + severity + ", " + priority, details);
    }

    public void playbook(String id, String playbook) {
        change(id, incident -> IncidentChange.withPlaybook(incident, playbook));
    }

    /** Notes the first moment at which a person took the incident up; later calls change nothing. */
    public void acknowledge(String id) {
        repository.acknowledge(id, clock.instant());
    }

    /** @throws IllegalTransitionException when {@code to} cannot follow the present status */
    public void transition(String id, Status to, String reason) {
        var before = change(id, incident -> {
            if (!incident.status().mayBecome(to)) {
                throw new IllegalTransitionException(id, incident.status(), to);
            }
            return IncidentChange.moved(incident, to, clock.instant(), to.isOpen() ? incident.outcome() : reason);
        });
        timeline.append(
                id,
                "incident.transition",
                before.status() + " → " + to + (reason.isBlank() ? "" : ": " + reason),
                Map.of("from", before.status().name(), "to", to.name(), "reason", reason));
        if (!to.isOpen()) {
            events.publishEvent(new IncidentEnded(id, to));
        }
    }

    /** Applies a change under the incident's lock and returns what was before. */
    private Incident change(String id, UnaryOperator<Incident> change) {
        var before = repository.lock(id).orElseThrow(() -> Problem.notFound("incident", id));
        repository.update(change.apply(before));
        return before;
    }
}
