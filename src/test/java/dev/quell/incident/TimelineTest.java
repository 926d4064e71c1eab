package dev.quell.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quell.shared.Problem;
import dev.quell.testing.IntegrationTest;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

class TimelineTest extends IntegrationTest {

    @Autowired
    private Incidents incidents;

    @Autowired
    private Timeline timeline;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void chainsEachEntryToTheOneBeforeIt() {
        var incident = anIncident();

        timeline.append(incident.id(), "note", "First note", Map.of("b", 2, "a", "x"));

        var entries = timeline.of(incident.id());
        assertThat(entries).extracting(TimelineEntry::kind).containsExactly("incident.opened", "note");
        assertThat(entries.get(0).previousHash()).isEqualTo("0".repeat(64));
        assertThat(entries.get(1).previousHash()).isEqualTo(entries.get(0).hash());
        assertThat(entries.get(1).details()).isEqualTo("{\"a\":\"x\",\"b\":2}");
        assertThat(timeline.verify(incident.id()))
                .isEqualTo(
                        new TimelineVerification(true, 2, null, entries.get(1).hash()));
        assertThat(timeline.head(incident.id())).isEqualTo(entries.get(1).hash());
    }

    @Test
    void refusesToChangeOrDeleteWhatIsWritten() {
        var incident = anIncident();

        assertThatThrownBy(() -> jdbc.sql("update quell.timeline_entry set summary = 'x' where incident_id = :id")
                        .param("id", incident.id())
                        .update())
                .isInstanceOf(DataAccessException.class)
                .hasStackTraceContaining("append-only");
        assertThatThrownBy(() -> jdbc.sql("delete from quell.timeline_entry where incident_id = :id")
                        .param("id", incident.id())
                        .update())
                .isInstanceOf(DataAccessException.class)
                .hasStackTraceContaining("append-only");
    }

    @Test
    void namesTheFirstEntryThatSomebodyChangedBehindTheTrigger() {
        var incident = anIncident();
        timeline.append(incident.id(), "note", "Second", Map.of());
        timeline.append(incident.id(), "note", "Third", Map.of());

        withoutTriggers("update quell.timeline_entry set summary = 'forged' where incident_id = '" + incident.id()
                + "' and seq = 2");

        var verification = timeline.verify(incident.id());
        assertThat(verification.intact()).isFalse();
        assertThat(verification.firstBroken()).isEqualTo(2);
    }

    @Test
    void noticesAnEntryThatWasTakenOut() {
        var incident = anIncident();
        timeline.append(incident.id(), "note", "Second", Map.of());
        timeline.append(incident.id(), "note", "Third", Map.of());

        withoutTriggers("delete from quell.timeline_entry where incident_id = '" + incident.id() + "' and seq = 2");

        assertThat(timeline.verify(incident.id()).firstBroken()).isEqualTo(2);
    }

    @Test
    void noticesEntriesCutOffTheEnd() {
        var incident = anIncident();
        var second = timeline.append(incident.id(), "note", "Second", Map.of());
        timeline.append(incident.id(), "note", "Third", Map.of());

        withoutTriggers("delete from quell.timeline_entry where incident_id = '" + incident.id() + "' and seq = 3");

        assertThat(timeline.verify(incident.id())).isEqualTo(new TimelineVerification(false, 2, 3, second.hash()));
    }

    @Test
    void noticesThatAllEntriesAreGone() {
        var incident = anIncident();

        withoutTriggers("delete from quell.timeline_entry where incident_id = '" + incident.id() + "'");

        assertThat(timeline.verify(incident.id()))
                .isEqualTo(new TimelineVerification(false, 0, 1, TimelineEntry.NO_PREVIOUS));
    }

    @Test
    void noticesAHeadThatIsNotTheLastEntry() {
        var incident = anIncident();
        timeline.append(incident.id(), "note", "Second", Map.of());

        jdbc.sql("update quell.timeline_head set hash = repeat('a', 64) where incident_id = :id")
                .param("id", incident.id())
                .update();
        assertThat(timeline.verify(incident.id()).firstBroken()).isEqualTo(2);

        jdbc.sql("delete from quell.timeline_head where incident_id = :id")
                .param("id", incident.id())
                .update();
        assertThat(timeline.verify(incident.id()).firstBroken()).isEqualTo(1);
    }

    @Test
    void readsInATransactionWhatTheTransactionHasWritten() {
        var incident = anIncident();

        transaction.executeWithoutResult(status -> {
            timeline.append(incident.id(), "note", "Second", Map.of());
            timeline.append(incident.id(), "note", "Third", Map.of());
            assertThat(timeline.of(incident.id())).hasSize(3);
            assertThat(timeline.verify(incident.id()).intact()).isTrue();
        });

        assertThat(timeline.verify(incident.id()).entries()).isEqualTo(3);
    }

    @Test
    void goesOnFromTheLastCommittedEntryAfterARollback() {
        var incident = anIncident();

        transaction.executeWithoutResult(status -> {
            timeline.append(incident.id(), "note", "Never happened", Map.of());
            status.setRollbackOnly();
        });
        timeline.append(incident.id(), "note", "Second", Map.of());

        assertThat(timeline.of(incident.id()))
                .extracting(TimelineEntry::summary)
                .containsExactly("Incident opened: Accuracy fell", "Second");
        assertThat(timeline.verify(incident.id()).intact()).isTrue();
    }

    @Test
    void staysOneChainWhenTransactionsOfManyStepsMeet() throws InterruptedException {
        var incident = anIncident();
        var pool = Executors.newFixedThreadPool(8);

        IntStream.range(0, 32)
                .forEach(i -> pool.execute(() -> transaction.executeWithoutResult(status -> {
                    if (i % 2 == 0) {
                        incidents.acknowledge(incident.id());
                    }
                    timeline.append(incident.id(), "note", "Before", Map.of());
                    incidents.classify(incident.id(), Severity.SEV2, Priority.P2, null);
                    timeline.append(incident.id(), "note", "After", Map.of());
                })));
        pool.shutdown();

        assertThat(pool.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        assertThat(timeline.verify(incident.id()).intact()).isTrue();
        assertThat(timeline.of(incident.id())).hasSize(1 + 3 * 32);
    }

    @Test
    void followsEntriesThatAreLoadedInBulk() {
        var incident = anIncident();
        var first = timeline.of(incident.id()).get(0);

        jdbc.sql("""
                        insert into quell.timeline_entry
                        select incident_id, seq + n, at, kind, actor, summary, details, previous_hash, hash || n
                        from quell.timeline_entry, generate_series(1, 3) n where incident_id = :id""").param("id", incident.id()).update();

        assertThat(timeline.append(incident.id(), "note", "Fifth", Map.of()))
                .extracting(TimelineEntry::seq, TimelineEntry::previousHash)
                .containsExactly(5, first.hash() + 3);
    }

    @Test
    void staysOneChainWhenManyWriteAtOnce() throws InterruptedException {
        var incident = anIncident();
        var pool = Executors.newFixedThreadPool(8);

        IntStream.range(0, 64)
                .forEach(i -> pool.execute(() -> timeline.append(incident.id(), "note", "Note " + i, Map.of())));
        pool.shutdown();

        assertThat(pool.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        assertThat(timeline.verify(incident.id()).intact()).isTrue();
        assertThat(timeline.of(incident.id())).hasSize(65);
    }

    @Test
    void keepsTextWithNulAndMarkupHarmlessly() {
        var incident = anIncident();

        timeline.append(incident.id(), "note", "a\0b <script>", Map.of("text", "\0 and \\u0000"));

        var entry = timeline.of(incident.id()).get(1);
        assertThat(entry.summary()).isEqualTo("a\uFFFDb <script>");
        assertThat(entry.detailsMap()).containsEntry("text", "\0 and \\u0000");
        assertThat(timeline.verify(incident.id()).intact()).isTrue();
    }

    @Test
    void refusesAnEntryForAnIncidentThatDoesNotExist() {
        assertThatThrownBy(() -> timeline.append("INC-1999-0001", "note", "x", Map.of()))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("INC-1999-0001");
    }

    private Incident anIncident() {
        return incidents.open(new NewIncident(
                "Accuracy fell",
                "",
                IncidentType.MODEL_DRIFT,
                "timeline-" + UUID.randomUUID(),
                "api",
                "test",
                null,
                null,
                false));
    }

    private void withoutTriggers(String sql) {
        jdbc.sql("set session_replication_role = replica; " + sql + "; set session_replication_role = default")
                .update();
    }
}
