package dev.quell.communication;

import dev.quell.incident.Incident;
import dev.quell.incident.Incidents;
import dev.quell.shared.CurrentActor;
import dev.quell.shared.FieldErrors;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Writes the messages that a plan asks for, keeps them, and takes people's decisions about them. */
@Service
@Transactional
public class Updates {

    private static final int LONGEST_SUBJECT = 200;
    private static final int LONGEST_BODY = 20_000;
    private static final int LONGEST_REASON = 2000;

    private final UpdateRepository repository;
    private final UpdateTemplates templates;
    private final Recipients recipients;
    private final Incidents incidents;
    private final CurrentActor actor;
    private final Clock clock;

    Updates(
            UpdateRepository repository,
            UpdateTemplates templates,
            Recipients recipients,
            Incidents incidents,
            CurrentActor actor,
            Clock clock) {
        this.repository = repository;
        this.templates = templates;
        this.recipients = recipients;
        this.incidents = incidents;
        this.actor = actor;
        this.clock = clock;
    }

    /**
     * Writes and keeps one message a recipient; preparing the same occasion again changes nothing.
     *
     * @param phase key of what has been reached, for example {@code contained}
     * @throws dev.quell.shared.Problem 400 for an unknown phase or template, 404 for an unknown incident
     */
    public List<UpdateMessage> prepare(String incidentId, String occasion, String phase, List<PlannedUpdate> plan) {
        var incident = incidents.require(incidentId);
        var reached = Phase.ofKey(phase);
        plan.stream()
                .flatMap(planned -> messages(incident, occasion, reached, planned))
                .forEach(repository::insert);
        return repository.ofOccasion(occasion);
    }

    @Transactional(readOnly = true)
    public List<UpdateMessage> of(String incidentId) {
        return repository.ofIncident(incidents.require(incidentId).id());
    }

    @Transactional(readOnly = true)
    public List<UpdateMessage> ofOccasion(String occasion) {
        return repository.ofOccasion(occasion);
    }

    /**
     * Lets the messages of an occasion go that wait for approval, with the words of the approver.
     *
     * @throws dev.quell.shared.Problem 400 when subject or body is empty or too long
     */
    public void approve(String occasion, String subject, String body) {
        new FieldErrors()
                .required(subject, "externalSubject", LONGEST_SUBJECT)
                .required(body, "externalBody", LONGEST_BODY)
                .throwIfAny();
        repository.approve(occasion, actor.name(), UpdateTemplates.shortened(subject), body);
    }

    /**
     * Keeps back the messages of an occasion that wait for approval.
     *
     * @throws dev.quell.shared.Problem 400 when no reason is given
     */
    public void reject(String occasion, String reason) {
        new FieldErrors().required(reason, "rejectionReason", LONGEST_REASON).throwIfAny();
        repository.ofOccasion(occasion).stream()
                .filter(message -> message.approval() && message.status() == UpdateStatus.PLANNED)
                .forEach(message -> repository.settle(message.id(), UpdateStatus.REJECTED, reason, now()));
    }

    /**
     * Notes that a person passed on what mail could not deliver.
     *
     * @throws dev.quell.shared.Problem 400 when the note is empty
     */
    public void passedOnByHand(String occasion, String note) {
        new FieldErrors().required(note, "manualNote", LONGEST_REASON).throwIfAny();
        repository.ofOccasion(occasion).stream()
                .filter(message -> message.status() == UpdateStatus.FAILED)
                .forEach(message -> repository.settle(message.id(), UpdateStatus.BY_HAND, note, now()));
    }

    private Stream<UpdateMessage> messages(Incident incident, String occasion, Phase phase, PlannedUpdate planned) {
        var text = templates.write(planned.template(), incident, phase);
        if (!planned.email()) {
            return Stream.of(
                    message(incident, occasion, phase, planned, text, null, UpdateStatus.RECORDED, "for the record"));
        }
        var addresses = recipients.of(planned.audience(), incident);
        if (addresses.isEmpty()) {
            var reason = "not delivered: nobody is known; " + Recipients.remedy(planned.audience());
            return Stream.of(
                    message(incident, occasion, phase, planned, text, null, UpdateStatus.NOT_DELIVERED, reason));
        }
        return addresses.stream()
                .map(address -> incident.exercise()
                        ? message(
                                incident,
                                occasion,
                                phase,
                                planned,
                                text,
                                address,
                                UpdateStatus.RECORDED,
                                "exercise: not sent")
                        : message(incident, occasion, phase, planned, text, address, UpdateStatus.PLANNED, null));
    }

    private UpdateMessage message(
            Incident incident,
            String occasion,
            Phase phase,
            PlannedUpdate planned,
            UpdateTemplates.Text text,
            @Nullable String address,
            UpdateStatus status,
            @Nullable String reason) {
        return new UpdateMessage(
                UpdateMessage.id(incident.id(), occasion, planned.audience(), address),
                incident.id(),
                occasion,
                phase.key(),
                planned.audience(),
                planned.template(),
                address,
                text.subject(),
                text.body(),
                planned.approval(),
                null,
                status,
                reason,
                0,
                now(),
                status.isSettled() ? now() : null);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
