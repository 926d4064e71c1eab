package dev.quell.review;

import dev.quell.incident.Timeline;
import dev.quell.roster.Responders;
import dev.quell.shared.CurrentActor;
import dev.quell.shared.FieldErrors;
import dev.quell.shared.Problem;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Improvements from the moment they are agreed until somebody has verified them. */
@Service
@Transactional
public class Improvements {

    private static final int LONGEST = 4000;
    private static final int LONGEST_PROOF = 500;

    private final ImprovementRepository repository;
    private final Timeline timeline;
    private final Responders roster;
    private final CurrentActor actor;
    private final Clock clock;

    Improvements(
            ImprovementRepository repository, Timeline timeline, Responders roster, CurrentActor actor, Clock clock) {
        this.repository = repository;
        this.timeline = timeline;
        this.roster = roster;
        this.actor = actor;
        this.clock = clock;
    }

    /**
     * Owner and due date may follow later, but before the review is signed off.
     *
     * @throws Problem 400 naming every faulty field
     */
    public Improvement add(
            String incidentId,
            String description,
            ImprovementType type,
            @Nullable String owner,
            @Nullable LocalDate dueDate) {
        var errors = new FieldErrors().required(description, "improvementDescription", LONGEST);
        check(errors, owner, dueDate).throwIfAny();
        var now = now();
        var improvement = new Improvement(
                repository.nextId(now),
                incidentId,
                description.strip(),
                type,
                owner,
                dueDate,
                ImprovementStatus.OPEN,
                null,
                null,
                null,
                null,
                actor.name(),
                now,
                now);
        repository.insert(improvement);
        note(improvement, "improvement.added", "Improvement " + improvement.id() + ": " + improvement.description());
        return improvement;
    }

    /** @throws Problem 404 when there is no such improvement, or it is one of an incident that whoever reads may not know of */
    @Transactional(readOnly = true)
    public void requireKnown(String id) {
        if (!repository.isSeen(id)) {
            throw Problem.notFound("improvement", id);
        }
    }

    /**
     * Fills in what an improvement still lacks; what is null stays as it is.
     *
     * @throws Problem 400 naming every faulty field, 404 when there is no such improvement, 409 once it is being tracked
     */
    public Improvement assign(String id, @Nullable String owner, @Nullable LocalDate dueDate) {
        check(new FieldErrors(), owner, dueDate).throwIfAny();
        var before = lock(id);
        if (before.status() != ImprovementStatus.OPEN) {
            throw Problem.conflict(
                    id + " is " + before.status().label() + "; owner and date are fixed since the sign-off");
        }
        repository.assign(id, owner, dueDate, now());
        var after = lock(id);
        note(
                after,
                "improvement.changed",
                "Improvement " + id + " completed: " + after.owner() + ", " + after.dueDate());
        return after;
    }

    @Transactional(readOnly = true)
    public List<Improvement> of(String incidentId) {
        return repository.of(incidentId);
    }

    /** All of them, newest first; or only those not yet verified, the most urgent first. */
    @Transactional(readOnly = true)
    public List<Improvement> search(boolean unfinishedOnly) {
        return unfinishedOnly ? repository.unfinished() : repository.all();
    }

    /** The review is signed off: from now on the owner has the task. */
    public Improvement start(String id) {
        return move(
                id, ImprovementStatus.IN_PROGRESS, "improvement.started", "Improvement " + id + " is being tracked");
    }

    /** Marks it overdue unless it has been done meanwhile. */
    public Improvement overdue(String id) {
        return move(id, ImprovementStatus.OVERDUE, "improvement.overdue", "Improvement " + id + " is overdue");
    }

    /** @throws Problem 400 when result or proof is missing */
    public void done(String id, String result, String proof) {
        new FieldErrors()
                .required(result, "improvementResult", LONGEST)
                .required(proof, "improvementProof", LONGEST_PROOF)
                .throwIfAny();
        repository.result(id, result, proof);
        move(
                id,
                ImprovementStatus.DONE,
                "improvement.done",
                "Improvement " + id + " is in place, says " + actor.name());
    }

    /** @throws Problem 400 when the notes are missing, 409 when the verifier is the owner */
    public void verify(String id, String notes) {
        new FieldErrors().required(notes, "verificationNotes", LONGEST).throwIfAny();
        var by = actor.name();
        if (by.equals(lock(id).owner())) {
            throw Problem.conflict(
                    by + " owns " + id + " and cannot verify it; let another process owner complete this task");
        }
        repository.verification(id, by, notes);
        move(id, ImprovementStatus.VERIFIED, "improvement.verified", "Improvement " + id + " verified by " + by);
    }

    /** @throws Problem 400 when it is not said what is missing */
    public void sendBack(String id, String notes) {
        new FieldErrors().required(notes, "verificationNotes", LONGEST).throwIfAny();
        repository.verification(id, null, notes);
        move(id, ImprovementStatus.IN_PROGRESS, "improvement.sentBack", "Improvement " + id + " sent back: " + notes);
    }

    private Improvement move(String id, ImprovementStatus to, String kind, String summary) {
        var before = lock(id);
        if (before.status() == to) {
            return before;
        }
        if (!before.status().mayBecome(to)) {
            throw Problem.conflict(id + " is " + before.status().label() + " and cannot become " + to.label());
        }
        repository.move(id, to, now());
        var after = lock(id);
        note(after, kind, summary);
        return after;
    }

    private Improvement lock(String id) {
        return repository.lock(id).orElseThrow(() -> Problem.notFound("improvement", id));
    }

    private FieldErrors check(FieldErrors errors, @Nullable String owner, @Nullable LocalDate dueDate) {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return errors.refuse(
                        owner != null && roster.find(owner).isEmpty(),
                        "improvementOwner",
                        "\"" + owner + "\" is not on the roster; choose a responder")
                .refuse(
                        dueDate != null && (dueDate.isBefore(today) || dueDate.isAfter(today.plusYears(2))),
                        "improvementDueDate",
                        "must be between today and two years from now");
    }

    private void note(Improvement improvement, String kind, String summary) {
        timeline.append(
                improvement.incidentId(),
                kind,
                summary,
                Map.of(
                        "improvement", improvement.id(),
                        "description", improvement.description(),
                        "type", improvement.type().key(),
                        "owner", Objects.requireNonNullElse(improvement.owner(), ""),
                        "dueDate", Objects.toString(improvement.dueDate(), ""),
                        "status", improvement.status().label(),
                        "proof", Objects.requireNonNullElse(improvement.proof(), "")));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
