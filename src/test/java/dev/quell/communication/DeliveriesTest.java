package dev.quell.communication;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.communication.Mail.Delivery;
import dev.quell.communication.Mail.Outcome;
import dev.quell.incident.IncidentType;
import dev.quell.incident.Incidents;
import dev.quell.incident.NewIncident;
import dev.quell.incident.Timeline;
import dev.quell.incident.TimelineEntry;
import dev.quell.testing.IntegrationTest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;

/** Each message leaves at most once, and its fate is written down. */
class DeliveriesTest extends IntegrationTest {

    @Autowired
    private Updates updates;

    @Autowired
    private UpdateRepository repository;

    @Autowired
    private Timeline timeline;

    @Autowired
    private Incidents incidents;

    @Autowired
    private Clock clock;

    @Autowired
    private PlatformTransactionManager transactions;

    private final Script mail = new Script();
    private final String occasion = UUID.randomUUID().toString();
    private Deliveries deliveries;
    private String incidentId;

    @BeforeEach
    void prepareOneMessage() {
        var properties = new CommunicationProperties("quell@quell.example", List.of(), List.of(), 3);
        deliveries = new Deliveries(repository, mail, timeline, properties, clock, transactions);
        incidentId = open(false);
        prepare(incidentId);
    }

    @Test
    void sendsEachMessageOnceHoweverOftenItIsAsked() {
        deliveries.deliver(occasion);
        deliveries.deliver(occasion);

        assertThat(mail.sent).hasSize(addresses());
        assertThat(statuses()).containsOnly(UpdateStatus.SENT);
        assertThat(told("update.sent")).hasSize(1);
    }

    @Test
    void preparesTheSameMessagesWhenItIsAskedAgain() {
        var before = updates.ofOccasion(occasion);

        prepare(incidentId);

        assertThat(updates.ofOccasion(occasion)).isEqualTo(before).isNotEmpty();
    }

    @Test
    void doesNotSendAgainWhatACrashLeftInTheAir() {
        repository.claim(updates.ofOccasion(occasion).get(0).id());

        deliveries.deliver(occasion);

        assertThat(mail.sent).hasSize(addresses() - 1);
        assertThat(updates.ofOccasion(occasion).get(0).status()).isEqualTo(UpdateStatus.UNKNOWN);
        assertThat(told("update.unknown")).hasSize(1);
    }

    @Test
    void marksUnknownWhatTheServerLeftOpen() {
        mail.next = new Delivery(Outcome.UNKNOWN, "broke off");

        var report = deliveries.deliver(occasion);

        assertThat(statuses()).containsOnly(UpdateStatus.UNKNOWN);
        assertThat(report.hasFailed()).isFalse();
        assertThat(report.isDelayed()).isFalse();
    }

    @Test
    void triesAgainLaterButNotForEver() {
        mail.next = new Delivery(Outcome.LATER, "nobody answers");

        assertThat(deliveries.deliver(occasion).isDelayed()).isTrue();
        assertThat(deliveries.deliver(occasion).isDelayed()).isTrue();
        var last = deliveries.deliver(occasion);

        assertThat(last.isDelayed()).isFalse();
        assertThat(last.hasFailed()).isTrue();
        assertThat(last.failures()).contains("nobody answers", "responders");
        assertThat(told("update.failed")).hasSize(1);
    }

    @Test
    void sendsInTheEndWhatWasDelayed() {
        mail.next = new Delivery(Outcome.LATER, "nobody answers");
        deliveries.deliver(occasion);
        mail.next = new Delivery(Outcome.SENT, null);

        assertThat(deliveries.deliver(occasion).isDelayed()).isFalse();
        assertThat(statuses()).containsOnly(UpdateStatus.SENT);
    }

    @Test
    void keepsTheUpdateInTheRecordWhenNoMailServerIsConfigured() {
        mail.configured = false;

        var report = deliveries.deliver(occasion);

        assertThat(report.hasFailed()).isFalse();
        assertThat(report.messages())
                .allSatisfy(message -> assertThat(message.reason()).isEqualTo(Deliveries.NO_SERVER));
        assertThat(told("update.failed"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.summary()).contains("no mail server configured"));
    }

    @Test
    void sendsNothingInAnExercise() {
        var drill = open(true);
        var occasionOfDrill = UUID.randomUUID().toString();
        updates.prepare(drill, occasionOfDrill, "classified", plan());

        deliveries.deliver(occasionOfDrill);

        assertThat(mail.sent).isEmpty();
        assertThat(updates.ofOccasion(occasionOfDrill))
                .isNotEmpty()
                .allSatisfy(message -> assertThat(message.status()).isEqualTo(UpdateStatus.RECORDED));
    }

    @Test
    void saysWhereToEnterAnAudienceThatHasNobody() {
        var unknown = UUID.randomUUID().toString();
        updates.prepare(
                incidentId,
                unknown,
                "classified",
                List.of(new PlannedUpdate(Audience.BUSINESS_OWNER, true, "owner-update", false)));

        assertThat(updates.ofOccasion(unknown)).singleElement().satisfies(message -> {
            assertThat(message.status()).isEqualTo(UpdateStatus.NOT_DELIVERED);
            assertThat(message.reason()).contains("enter the owner of the AI system in the roster");
        });
    }

    private void prepare(String incident) {
        updates.prepare(incident, occasion, "classified", plan());
    }

    private static List<PlannedUpdate> plan() {
        return List.of(new PlannedUpdate(Audience.RESPONDERS, true, "responder-update", false));
    }

    private String open(boolean exercise) {
        return incidents
                .open(new NewIncident("Drift", "", IncidentType.OTHER, null, "api", "ann", null, null, exercise))
                .id();
    }

    private int addresses() {
        return updates.ofOccasion(occasion).size();
    }

    private List<UpdateStatus> statuses() {
        return updates.ofOccasion(occasion).stream().map(UpdateMessage::status).toList();
    }

    private List<TimelineEntry> told(String kind) {
        return timeline.of(incidentId).stream()
                .filter(entry -> entry.kind().equals(kind))
                .toList();
    }

    private static final class Script implements Mail {

        private final List<String> sent = new ArrayList<>();
        private boolean configured = true;
        private Delivery next = new Delivery(Outcome.SENT, null);

        @Override
        public boolean isConfigured() {
            return configured;
        }

        @Override
        public Delivery send(UpdateMessage message, String address) {
            sent.add(address);
            return next;
        }
    }
}
