package dev.quell.incident;

import dev.quell.shared.CanonicalJson;
import dev.quell.shared.CurrentActor;
import dev.quell.shared.Problem;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The append-only story of an incident, chained by hashes. The database refuses to change or delete what is written. */
@Service
@Transactional
public class Timeline {

    private final TimelineRepository repository;
    private final TimelineHeads heads;
    private final CurrentActor actor;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Timeline(
            TimelineRepository repository,
            TimelineHeads heads,
            CurrentActor actor,
            Clock clock,
            ApplicationEventPublisher events) {
        this.repository = repository;
        this.heads = heads;
        this.actor = actor;
        this.clock = clock;
        this.events = events;
    }

    /**
     * Adds an entry in the caller's transaction, now, in the name of the acting person.
     *
     * @param kind see the list of kinds in the operations guide, for example {@code incident.opened}
     * @throws Problem 404 when there is no such incident
     */
    public TimelineEntry append(String incidentId, String kind, String summary, Map<String, ?> details) {
        var head = heads.lock(incidentId).orElseThrow(() -> Problem.notFound("incident", incidentId));
        var seq = head.seq() + 1;
        var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var who = actor.name();
        var text = withoutNul(summary);
        var json = CanonicalJson.write(details);
        var hash = TimelineEntry.hash(incidentId, seq, at, kind, who, text, json, head.hash());
        var entry = new TimelineEntry(incidentId, seq, at, kind, who, text, json, head.hash(), hash);
        repository.insert(entry);
        heads.advance(entry);
        events.publishEvent(entry);
        return entry;
    }

    /**
     * Whether there is such an incident, for a caller that is about to append: its timeline is locked until the transaction
     * ends, and what follows in the transaction need not ask again.
     */
    public boolean lockIfPresent(String incidentId) {
        return heads.lock(incidentId).isPresent();
    }

    @Transactional(readOnly = true)
    public List<TimelineEntry> of(String incidentId) {
        return repository.of(incidentId);
    }

    /** The entries of one kind since the incident was opened or, when it recurred, since it last came back. */
    @Transactional(readOnly = true)
    public List<TimelineEntry> ofThisRound(String incidentId, String kind) {
        return repository.ofThisRound(incidentId, kind);
    }

    /**
     * The hash of the newest entry: while it is the same, nothing has happened.
     *
     * @throws Problem 404 when there is no such incident
     */
    @Transactional(readOnly = true)
    public String head(String incidentId) {
        return repository.head(incidentId).orElseThrow(() -> Problem.notFound("incident", incidentId));
    }

    @Transactional(readOnly = true)
    public TimelineVerification verify(String incidentId) {
        return repository.verify(incidentId);
    }

    /** For an incident that was opened in this transaction. */
    void begin(String incidentId) {
        heads.begin(incidentId);
    }

    /** PostgreSQL cannot store NUL in text; what came from outside is kept with a mark in its place. */
    private static String withoutNul(String text) {
        return text.replace("\0", "\uFFFD");
    }
}
