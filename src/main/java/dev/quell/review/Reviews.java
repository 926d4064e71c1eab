package dev.quell.review;

import dev.quell.incident.EvidenceStore;
import dev.quell.incident.Incidents;
import dev.quell.incident.Status;
import dev.quell.incident.Timeline;
import dev.quell.shared.CurrentActor;
import dev.quell.shared.FieldErrors;
import dev.quell.shared.Problem;
import dev.quell.shared.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The review of an incident from its start to the signed report. */
@Service
@Transactional
public class Reviews {

    private static final int LONGEST = 4000;
    private static final int LONGEST_SHORT = 2000;

    private final ReviewRepository repository;
    private final Improvements improvements;
    private final Reports reports;
    private final Incidents incidents;
    private final EvidenceStore evidence;
    private final Timeline timeline;
    private final CurrentActor actor;
    private final Clock clock;

    Reviews(
            ReviewRepository repository,
            Improvements improvements,
            Reports reports,
            Incidents incidents,
            EvidenceStore evidence,
            Timeline timeline,
            CurrentActor actor,
            Clock clock) {
        this.repository = repository;
        this.improvements = improvements;
        this.reports = reports;
        this.incidents = incidents;
        this.evidence = evidence;
        this.timeline = timeline;
        this.actor = actor;
        this.clock = clock;
    }

    /**
     * Moves the incident into review, unless it is there.
     *
     * @param sessionDeadline until when the lessons-learned session is to be held; counts once, with the first start
     */
    public void start(String incidentId, @Nullable Instant sessionDeadline) {
        if (incidents.require(incidentId).status() != Status.IN_REVIEW) {
            incidents.transition(incidentId, Status.IN_REVIEW, "The system has passed its watch");
        }
        repository.start(incidentId, now(), sessionDeadline);
    }

    /** @throws Problem 404 when the review of that incident has not started */
    @Transactional(readOnly = true)
    public Review require(String incidentId) {
        return repository.find(incidentId).orElseThrow(() -> Problem.notFound("review of", incidentId));
    }

    /** Writes the report as it can be written now and notes its hash. */
    public void draft(String incidentId) {
        timeline.append(
                incidentId,
                "review.drafted",
                "Report drafted from the record",
                Map.of("sha256", Sha256.hex(reports.markdown(incidentId))));
    }

    /**
     * @param delayReason needed for a session after the deadline, and kept for no other
     * @throws Problem 400 when the session lies in the past, or after the deadline without a reason, or the participants are missing
     */
    public void schedule(String incidentId, Instant sessionAt, @Nullable String delayReason, String participants) {
        var session = new Session(sessionAt, require(incidentId).sessionDeadline(), delayReason);
        new FieldErrors()
                .refuse(
                        sessionAt.isBefore(clock.instant()),
                        "sessionAt",
                        "must lie ahead; choose a later day or time, the next quarter of an hour if you meet right now")
                .refuse(session.lacksReason(), "sessionDelayReason", session.remedy())
                .atMost(delayReason, "sessionDelayReason", LONGEST_SHORT)
                .required(participants, "sessionParticipants", LONGEST_SHORT)
                .throwIfAny();
        repository.session(incidentId, sessionAt, session.delay(), participants);
        timeline.append(incidentId, "review.scheduled", session.summary(), session.details());
    }

    /** @throws Problem 400 naming every faulty field */
    public void lessons(String incidentId, Lessons lessons) {
        new FieldErrors()
                .required(lessons.summary(), "reviewSummary", LONGEST_SHORT)
                .required(lessons.contributingFactors(), "contributingFactors", LONGEST)
                .atMost(lessons.wentWell(), "wentWell", LONGEST)
                .atMost(lessons.wentBadly(), "wentBadly", LONGEST)
                .atMost(lessons.wentLucky(), "wentLucky", LONGEST)
                .atMost(lessons.noImprovementReason(), "noImprovementReason", LONGEST_SHORT)
                .throwIfAny();
        repository.lessons(incidentId, lessons);
    }

    /** @throws Problem 400 naming every faulty field */
    public void playbook(String incidentId, PlaybookDecision decision) {
        new FieldErrors()
                .atMost(decision.changedPlaybook(), "changedPlaybook", LONGEST_SHORT)
                .atMost(decision.noChangeReason(), "noChangeReason", LONGEST_SHORT)
                .throwIfAny();
        repository.playbook(incidentId, decision);
    }

    /** What keeps the review from being signed off, each with its remedy; empty when nothing does. */
    @Transactional(readOnly = true)
    public List<String> missing(String incidentId) {
        return ReviewSignOff.missing(require(incidentId), improvements.of(incidentId));
    }

    /**
     * Signs the review in the name of the acting person and freezes the report as evidence.
     *
     * @throws Problem 409 naming what is missing
     */
    public void signOff(String incidentId) {
        var missing = missing(incidentId);
        if (!missing.isEmpty()) {
            throw Problem.conflict("The review cannot be signed off yet. " + String.join(" ", missing));
        }
        repository.signOff(incidentId, actor.name(), now());
        var report = reports.markdown(incidentId).getBytes(StandardCharsets.UTF_8);
        evidence.freeze(incidentId, "post-incident-report", "text/markdown", report, "quell");
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
