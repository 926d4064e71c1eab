package dev.quell.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.incident.Incident;
import dev.quell.incident.Status;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The same again, late, from another sender, or in the wrong order. */
class RepeatedSignalsTest extends IntakeFixture {

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SignalStore store;

    @Autowired
    AlertmanagerFormat format;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void countsEveryDeliveryAndLeavesTheSignalAlone() {
        var body = alert("DriftShareHigh", CRITICAL).bytes();
        var incident = alertmanager(body).opened().get(0);
        var before = version();

        for (var i = 0; i < 5; i++) {
            assertThat(alertmanager(body).duplicates()).isEqualTo(1);
        }

        assertThat(deliveries()).isEqualTo(6);
        assertThat(version()).isEqualTo(before);
        assertThat(signals.ofIncident(incident)).hasSize(1);
    }

    @Test
    void countsWhatOneBodyRepeats() {
        var labels = labels("DriftShareHigh", CRITICAL);
        var receipt = alertmanager(AlertBody.of(series, time(0), labels)
                .and("firing", series, time(0), labels)
                .and("firing", series, time(0), labels)
                .bytes());

        assertThat(receipt.stored()).isEqualTo(1);
        assertThat(receipt.duplicates()).isEqualTo(2);
        assertThat(deliveries()).isEqualTo(3);
    }

    /** As in a table that was analysed while it was small: to read all of it looks cheap. */
    @Test
    void countsARepetitionWithoutReadingAllCounters() {
        var body = alert("DriftShareHigh", "info").bytes();
        alertmanager(body);
        alertmanager(body);
        var again = new Delivery(format.read(body).signals(), body, 0, "sender");

        var scans = transaction.execute(status -> {
            jdbc.sql("set local random_page_cost = 1000000; set local plan_cache_mode = force_custom_plan")
                    .update();
            var before = scansOfCounters();
            store.take(List.of(again));
            return scansOfCounters() - before;
        });

        assertThat(scans).isZero();
        assertThat(deliveries()).isEqualTo(3);
    }

    @Test
    void storesASignalAgainThatThisNodeRemembersAndTheDatabaseHasLost() {
        var body = alert("DriftShareHigh", "info").bytes();
        alertmanager(body);
        alertmanager(body);
        jdbc.sql("delete from quell.signal_delivery using quell.signal s where s.id = signal_id and s.fingerprint = :f")
                .param("f", series)
                .update();
        jdbc.sql("delete from quell.signal where fingerprint = :f")
                .param("f", series)
                .update();

        assertThat(alertmanager(body).stored()).isEqualTo(1);
        assertThat(deliveries()).isEqualTo(1);
    }

    @Test
    void letsAResolvedThatCameFirstJoinTheIncidentOfItsFiring() {
        var labels = labels("DriftShareHigh", CRITICAL);
        var early = alertmanager(
                new AlertBody().resolved(series, time(0), time(60), labels).bytes());

        var incident =
                alertmanager(AlertBody.of(series, time(0), labels).bytes()).opened();

        assertThat(early.logged()).isEqualTo(1);
        assertThat(incident).hasSize(1);
        assertThat(signals.ofIncident(incident.get(0)))
                .extracting(Signal::state)
                .containsExactlyInAnyOrder(SignalState.FIRING, SignalState.RESOLVED);
        assertThat(entries(incidents.require(incident.get(0)), "note")).hasSize(1);
    }

    @Test
    void opensNothingForTheSecondSenderOfAnEpisodeWhoseIncidentIsClosed() {
        var incident = closed();

        var late = alertmanager(AlertBody.of(series, time(4), labels("DriftShareHigh", CRITICAL))
                .bytes());
        var resolved = alertmanager(new AlertBody()
                .resolved(series, time(4), time(90), labels("DriftShareHigh", CRITICAL))
                .bytes());

        assertThat(late.opened()).isEmpty();
        assertThat(List.of(late.joined(), resolved.joined())).containsOnly(List.of(incident.id()));
        assertThat(incidents.ofSystem(system, 10)).hasSize(1);
    }

    @Test
    void opensAnotherIncidentWhenItFiresAgainAfterItWasResolved() {
        var incident = closed();
        alertmanager(new AlertBody()
                .resolved(series, time(0), time(60), labels("DriftShareHigh", CRITICAL))
                .bytes());

        var again = alertmanager(AlertBody.of(series, time(90), labels("DriftShareHigh", CRITICAL))
                .bytes());

        assertThat(again.opened()).hasSize(1).doesNotContain(incident.id());
    }

    @Test
    void opensAnotherIncidentWhenItFiresAgainBeyondWhatClocksMayDiffer() {
        var incident = closed();

        var again = alertmanager(
                AlertBody.of(series, time((int) Duration.ofMinutes(6).toSeconds()), labels("DriftShareHigh", CRITICAL))
                        .bytes());

        assertThat(again.opened()).hasSize(1).doesNotContain(incident.id());
    }

    @Test
    void saysHowManyAlertsTheSenderLeftOut() {
        var labels = labels("DriftShareHigh", CRITICAL);
        var receipt =
                alertmanager(AlertBody.of(series, time(0), labels).truncated(17).bytes());

        assertThat(receipt.truncated()).isEqualTo(17);
        var incident = receipt.opened().get(0);
        assertThat(entries(incidents.require(incident), "note"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.summary()).contains("left out 17 more alerts"));
        assertThat(signals.ofIncident(incident))
                .singleElement()
                .satisfies(signal -> assertThat(signal.payload()).containsEntry("truncatedAlerts", 17));
    }

    private Incident closed() {
        var receipt = alertmanager(AlertBody.of(series, time(0), labels("DriftShareHigh", CRITICAL))
                .bytes());
        var incident = incidents.require(receipt.opened().get(0));
        incidents.transition(incident.id(), Status.DISMISSED, "test");
        return incident;
    }

    /** In this transaction, or not reported yet by its connection. */
    private long scansOfCounters() {
        return jdbc.sql("select pg_stat_get_xact_numscans('quell.signal_delivery'::regclass)")
                .query(Long.class)
                .single();
    }

    private long deliveries() {
        return jdbc.sql("select d.deliveries from quell.signal_delivery d join quell.signal s on s.id = d.signal_id"
                        + " where s.fingerprint = :f")
                .param("f", series)
                .query(Long.class)
                .single();
    }

    /** Changes with every write to the signal's own row. */
    private String version() {
        return jdbc.sql("select xmin || ' ' || ctid from quell.signal where fingerprint = :f")
                .param("f", series)
                .query(String.class)
                .single();
    }
}
