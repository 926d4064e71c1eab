package dev.quell.communication;

import dev.quell.communication.Mail.Delivery;
import dev.quell.incident.Timeline;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends what is ready to go. Before a message leaves, SENDING is committed, and after it what the server said; each in a
 * transaction of its own. A message found in SENDING by a later round was cut off by a crash: whether it arrived is
 * unknown, and it is not sent again.
 */
@Service
public class Deliveries {

    static final String NO_SERVER = "not delivered: no mail server configured";

    private final UpdateRepository repository;
    private final Mail mail;
    private final Timeline timeline;
    private final CommunicationProperties properties;
    private final Clock clock;
    private final TransactionTemplate own;

    Deliveries(
            UpdateRepository repository,
            Mail mail,
            Timeline timeline,
            CommunicationProperties properties,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.repository = repository;
        this.mail = mail;
        this.timeline = timeline;
        this.properties = properties;
        this.clock = clock;
        this.own = new TransactionTemplate(transactions);
        this.own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Sends the messages of the occasion that need no approval; what is settled stays untouched. */
    @Transactional
    public DeliveryReport deliver(String occasion) {
        return deliver(occasion, message -> !message.approval());
    }

    /** Sends the messages of the occasion that needed an approval and have it; what is settled stays untouched. */
    @Transactional
    public DeliveryReport deliverApproved(String occasion) {
        return deliver(occasion, message -> message.approval() && message.approvedBy() != null);
    }

    /** Puts the fate of the occasion's messages on the timeline, each once. */
    @Transactional
    public void report(String occasion) {
        repository.unreported(occasion).stream()
                .collect(Collectors.groupingBy(Fate::of, LinkedHashMap::new, Collectors.toList()))
                .forEach(this::report);
    }

    private DeliveryReport deliver(String occasion, Predicate<UpdateMessage> ready) {
        repository.ofOccasion(occasion).stream().filter(ready).forEach(this::deliver);
        report(occasion);
        return new DeliveryReport(
                repository.ofOccasion(occasion).stream().filter(ready).toList());
    }

    private void deliver(UpdateMessage message) {
        switch (message.status()) {
            case SENDING ->
                settle(message, UpdateStatus.UNKNOWN, "Quell was stopped while sending; it may have arrived");
            case PLANNED -> send(message);
            default -> {
                // its fate is known
            }
        }
    }

    private void send(UpdateMessage message) {
        if (!mail.isConfigured()) {
            settle(message, UpdateStatus.NOT_DELIVERED, NO_SERVER);
        } else if (inOwnTransaction(() -> repository.claim(message.id()))) {
            settle(message, mail.send(message, Objects.requireNonNull(message.address())));
        }
    }

    private void settle(UpdateMessage message, Delivery delivery) {
        var reason = delivery.reason();
        switch (delivery.outcome()) {
            case SENT -> settle(message, UpdateStatus.SENT, null);
            case REFUSED -> settle(message, UpdateStatus.FAILED, reason);
            case UNKNOWN -> settle(message, UpdateStatus.UNKNOWN, reason);
            case LATER -> tryLater(message, String.valueOf(reason));
        }
    }

    private void tryLater(UpdateMessage message, String reason) {
        if (message.attempts() + 1 >= properties.maxAttempts()) {
            settle(message, UpdateStatus.FAILED, reason);
        } else {
            own.executeWithoutResult(status -> repository.release(message.id(), reason));
        }
    }

    private void settle(UpdateMessage message, UpdateStatus status, @Nullable String reason) {
        own.executeWithoutResult(transaction -> repository.settle(message.id(), status, reason, now()));
    }

    private boolean inOwnTransaction(Supplier<Boolean> work) {
        return Boolean.TRUE.equals(own.execute(status -> work.get()));
    }

    private void report(Fate fate, List<UpdateMessage> messages) {
        var first = messages.get(0);
        timeline.append(
                first.incidentId(),
                fate.kind(),
                fate.summary(messages.size(), first.subject()),
                Map.of(
                        "audience", fate.audience().key(),
                        "phase", first.phase(),
                        "status", fate.status().name(),
                        "reason", fate.reason(),
                        "template", first.template(),
                        "subject", first.subject(),
                        "body", first.body(),
                        "approvedBy", Objects.requireNonNullElse(first.approvedBy(), ""),
                        "messages", messages.stream().map(UpdateMessage::id).toList()));
        messages.forEach(message -> repository.markReported(message.id()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
