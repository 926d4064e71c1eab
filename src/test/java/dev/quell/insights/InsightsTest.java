package dev.quell.insights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.data.Offset.offset;

import dev.quell.insights.Durations.Spread;
import dev.quell.insights.Overdue.OwnerCount;
import dev.quell.insights.Overdue.Which;
import dev.quell.insights.RuleOutcomes.RuleOutcome;
import dev.quell.insights.Steps.StepCount;
import dev.quell.testing.IntegrationTest;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The figures of a record small enough to compute them by hand. */
class InsightsTest extends IntegrationTest {

    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    @Autowired
    private Durations durations;

    @Autowired
    private RuleOutcomes rules;

    @Autowired
    private Steps steps;

    @Autowired
    private Overdue overdue;

    @Autowired
    private IncidentList incidents;

    @Autowired
    private Clock clock;

    private RecordedIncidents record;
    private String closed;
    private String contained;
    private String declared;
    private String dismissed;

    @BeforeEach
    void fourIncidentsCountAndFourDoNot(@Autowired JdbcClient jdbc) {
        record = new RecordedIncidents(jdbc);
        closed = record.open("2026-01-10T10:00:00Z", "MODEL_DRIFT", "SEV1", "CLOSED");
        contained = record.open("2026-01-31T23:30:00Z", "MODEL_DRIFT", "SEV2", "CONTAINED");
        declared = record.open("2026-02-03T08:00:00Z", "BIAS_BREACH", null, "CONTAINED");
        dismissed = record.open(
                "2026-02-28T23:59:59Z", "MODEL_DRIFT", "SEV2", "DISMISSED", "Noise", "False positive: noise", false);
        reach(closed, 10, HOUR);
        reach(contained, 20, 2 * HOUR);
        reach(declared, 40, 4 * HOUR);
        record.reach(dismissed, "acknowledged_at", Duration.ofMinutes(30));
        record.reach(dismissed, "contained_at", Duration.ofMinutes(31));
        record.reach(closed, "recovered_at", Duration.ofDays(2));
        record.reach(closed, "closed_at", Duration.ofDays(10));
        record.reach(dismissed, "closed_at", Duration.ofDays(1));

        for (var outside : List.of(
                record.open("2026-01-20T10:00:00Z", "MODEL_DRIFT", "SEV1", "CLOSED", "A drill", null, true),
                record.open("2026-01-20T10:00:00Z", "MODEL_DRIFT", "SEV1", "MERGED"),
                record.open("2025-12-31T23:59:59Z", "MODEL_DRIFT", "SEV1", "CLOSED"),
                record.open("2026-03-01T00:00:00Z", "MODEL_DRIFT", "SEV1", "CLOSED"))) {
            reach(outside, 9999, 9999 * HOUR);
            record.signal(outside, "OPENED", "ModelDrift", "2025-12-31T00:00:00Z");
            record.entry(outside, "task.completed", "Done: Verify anomaly");
            record.improvement(outside, "engineer", LocalDate.of(2026, 1, 20), "OVERDUE");
        }
    }

    @Test
    void medianAndP90AreThoseComputedByHand() {
        assertSpread(Measure.ACKNOWLEDGE, Dimension.ALL, "", 4, 4, 25 * MINUTE, 37 * MINUTE);
        assertSpread(Measure.CONTAIN, Dimension.ALL, "", 4, 3, 2 * HOUR, 216 * MINUTE);
        assertSpread(Measure.RECOVER, Dimension.ALL, "", 4, 1, 2 * DAY, 2 * DAY);
        assertSpread(Measure.RESOLVE, Dimension.ALL, "", 4, 1, 10 * DAY, 10 * DAY);
    }

    @Test
    void anIncidentCountsInTheUtcMonthOfItsDetectionAndWithItsTypeAndSeverity() {
        assertSpread(Measure.CONTAIN, Dimension.MONTH, "2026-01", 2, 2, 90 * MINUTE, 114 * MINUTE);
        assertSpread(Measure.CONTAIN, Dimension.MONTH, "2026-02", 2, 1, 4 * HOUR, 4 * HOUR);
        assertSpread(Measure.CONTAIN, Dimension.TYPE, "MODEL_DRIFT", 3, 2, 90 * MINUTE, 114 * MINUTE);
        assertSpread(Measure.CONTAIN, Dimension.SEVERITY, "SEV2", 2, 1, 2 * HOUR, 2 * HOUR);
        assertSpread(Measure.CONTAIN, Dimension.SEVERITY, Scope.UNCLASSIFIED, 1, 1, 4 * HOUR, 4 * HOUR);
    }

    @Test
    void detectionTakesFromTheEarliestBelievableStartThatAMonitoringSourceGave() {
        record.signal(closed, "OPENED", "ModelDrift", "2026-01-10T09:30:00Z");
        record.signal(closed, "JOINED", "ModelDrift", "2026-01-10T09:00:00Z");
        record.signal(closed, "JOINED", "ModelDrift", "0001-01-01T00:00:00Z");
        record.signal(contained, "OPENED", "ModelDrift", "2026-01-31T23:20:00Z");
        record.signal(contained, "JOINED", "ModelDrift", "2026-02-01T07:00:00Z");
        record.signal(dismissed, "OPENED", "ModelDrift", "2026-02-28T00:00:00Z");

        assertSpread(Measure.DETECT, Dimension.ALL, "", 4, 2, 35 * MINUTE, 55 * MINUTE);
    }

    @Test
    void falsePositivesAreCountedForTheRuleThatOpenedTheIncident() {
        record.signal(closed, "OPENED", "ModelDrift", "2026-01-10T09:30:00Z");
        record.signal(contained, "JOINED", "Latency", "2026-01-31T23:00:00Z");
        record.signal(contained, "OPENED", "ModelDrift", "2026-01-31T23:20:00Z");
        record.signal(dismissed, "OPENED", "ModelDrift", "2026-02-28T00:00:00Z");

        assertThat(rules.of(record.scope()))
                .containsExactly(
                        new RuleOutcome("alertmanager", "ModelDrift", 3, 1), new RuleOutcome("tasklist", "", 1, 0));
        assertThat(list(Figure.rule("alertmanager", "ModelDrift", true))).containsExactly(dismissed);
        assertThat(list(Figure.rule("alertmanager", "ModelDrift", false)))
                .containsExactlyInAnyOrder(closed, contained, dismissed);
        assertThat(list(Figure.rule("tasklist", "", false))).containsExactly(declared);
    }

    @Test
    void whatPeopleDidByHandIsNoAutomatedStep() {
        record.entry(closed, "task.completed", "engineer", "Done: Verify anomaly");
        record.entry(closed, "task.completed", "engineer", "Done: Roll back model by hand");
        record.entry(closed, "action.verified", "engineer", "Done by hand by engineer: Roll back model");
        record.entry(closed, "action.undone", "engineer", "Undone by hand by engineer: Roll back model");
        record.entry(closed, "update.sent", "engineer", "Update passed on by hand to customers (1): Drift – by phone");
        record.entry(closed, "note", "Somebody thinks aloud");
        record.entry(closed, "action.verified", "Verified: Roll back model");
        record.entry(closed, "decision.made", "Decision: Select playbook");
        record.entry(closed, "update.sent", "Update sent to responders (3): Drift");
        record.entry(declared, "evidence.frozen", "Evidence frozen: metrics");
        record.entry(declared, "task.completed", "Done: Verify anomaly");

        assertThat(steps.of(record.scope()))
                .contains(
                        new StepCount(Dimension.ALL, "", 2, 4, 3),
                        new StepCount(Dimension.TYPE, "MODEL_DRIFT", 1, 3, 2),
                        new StepCount(Dimension.MONTH, "2026-02", 1, 1, 1));
        assertThat(incidents.of(record.scope(), Figure.steps(), 10, 0))
                .extracting(IncidentList.Row::id, IncidentList.Row::note)
                .containsExactlyInAnyOrder(
                        tuple(closed, "3 automated, 2 manual"), tuple(declared, "1 automated, 1 manual"));
    }

    @Test
    void improvementsAreOverdueWhenTheirDayIsOverAndNobodyHasDoneThem() {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        record.improvement(closed, "engineer", LocalDate.of(2026, 1, 20), "IN_PROGRESS");
        record.improvement(closed, "engineer", LocalDate.of(2026, 1, 19), "OVERDUE");
        record.improvement(closed, "engineer", LocalDate.of(2026, 1, 18), "DONE");
        record.improvement(closed, "engineer", LocalDate.of(2026, 1, 17), "VERIFIED");
        record.improvement(declared, "engineer", today, "IN_PROGRESS");
        record.improvement(declared, null, today.minusDays(1), "OPEN");

        assertThat(overdue.of(record.scope()))
                .containsExactly(
                        new OwnerCount("engineer", 5, 4, 2, LocalDate.of(2026, 1, 19)),
                        new OwnerCount("", 1, 1, 1, today.minusDays(1)));
        assertThat(list(Figure.improvements(Which.OVERDUE, "engineer", clock))).containsExactly(closed);
        assertThat(list(Figure.improvements(Which.OVERDUE, "", clock))).containsExactly(declared);
        assertThat(list(Figure.improvements(Which.UNFINISHED, "engineer", clock)))
                .containsExactlyInAnyOrder(closed, declared);
        assertThat(list(Figure.improvements(Which.AGREED, "", clock))).containsExactly(declared);
    }

    @Test
    void everyFigureLeadsToExactlyItsIncidents() {
        record.signal(closed, "OPENED", "ModelDrift", "2026-01-10T09:30:00Z");

        for (var spread : durations.of(record.scope())) {
            var scope = record.scope().within(spread.dimension(), spread.key());
            assertThat(incidents.of(scope, Figure.opened(), 100, 0))
                    .as(spread.toString())
                    .hasSize((int) spread.incidents());
            assertThat(incidents.of(scope, Figure.time(spread.measure()), 100, 0))
                    .as(spread.toString())
                    .hasSize((int) spread.reached());
        }
        assertThat(incidents.of(record.scope(), Figure.time(Measure.CONTAIN), 2, 0))
                .extracting(IncidentList.Row::id, IncidentList.Row::seconds, IncidentList.Row::total)
                .containsExactly(tuple(declared, 4.0 * HOUR, 3L), tuple(contained, 2.0 * HOUR, 3L));
        assertThat(incidents.of(record.scope(), Figure.time(Measure.CONTAIN), 2, 2))
                .extracting(IncidentList.Row::id)
                .containsExactly(closed);
    }

    @Test
    void anEmptyRecordHasNoFiguresAndNoFaults() {
        var nothing = new Scope(LocalDate.of(2001, 1, 1), LocalDate.of(2001, 12, 31), null, null, record.system);

        assertThat(durations.of(nothing)).isEmpty();
        assertThat(rules.of(nothing)).isEmpty();
        assertThat(overdue.of(nothing)).isEmpty();
        assertThat(incidents.of(nothing, Figure.opened(), 10, 0)).isEmpty();
        assertThat(steps.of(nothing)).containsExactly(new StepCount(Dimension.ALL, "", 0, 0, 0));
        assertThat(steps.of(nothing).get(0).share().text()).isEqualTo("–");
    }

    /** With a generic plan PostgreSQL takes every cohort for tiny and joins it row by row: minutes for 10,000 incidents. */
    @Test
    void theDatabasePlansForThePresentFiltersHoweverOftenItIsAsked(
            @Autowired PlatformTransactionManager transactions, @Autowired JdbcClient jdbc) {
        var generic = new TransactionTemplate(transactions).execute(status -> {
            for (var time = 0; time < 20; time++) {
                durations.of(record.scope());
            }
            return jdbc.sql("select max(generic_plans) from pg_prepared_statements where statement like '%cohort%'")
                    .query(Long.class)
                    .single();
        });

        assertThat(generic).isZero();
    }

    private void reach(String id, long acknowledgedMinutes, long containedSeconds) {
        record.reach(id, "acknowledged_at", Duration.ofMinutes(acknowledgedMinutes));
        record.reach(id, "contained_at", Duration.ofSeconds(containedSeconds));
    }

    private List<String> list(Figure figure) {
        return incidents.of(record.scope(), figure, 100, 0).stream()
                .map(IncidentList.Row::id)
                .toList();
    }

    private void assertSpread(
            Measure measure, Dimension dimension, String key, long incidents, long reached, long median, long p90) {
        var found = durations.of(record.scope()).stream()
                .filter(spread -> spread.measure() == measure
                        && spread.dimension() == dimension
                        && spread.key().equals(key))
                .toList();
        assertThat(found)
                .extracting(Spread::incidents, Spread::reached)
                .as("%s by %s %s", measure, dimension, key)
                .containsExactly(tuple(incidents, reached));
        assertThat(found.get(0).median()).isEqualTo(median, offset(0.001));
        assertThat(found.get(0).p90()).isEqualTo(p90, offset(0.001));
    }
}
