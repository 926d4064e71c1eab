package dev.quell.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One history, told by a pair of Alertmanagers with different clocks, every episode at least twice, in any order: the record
 * is the same in the end.
 */
class EpisodeOrderTest extends IntakeFixture {

    private static final Logger LOG = LoggerFactory.getLogger(EpisodeOrderTest.class);
    private static final int ORDERS = 10;
    private static final Duration SKEW = Duration.ofSeconds(7);

    @Autowired
    JdbcClient jdbc;

    /** An episode of a series, in seconds. */
    private record Episode(String name, String alertname, String severity, int start, int end) {}

    private static final List<Episode> CRITICAL_AND_OTHERS = List.of(
            new Episode("a", "DriftShareHigh", "critical", 0, 60),
            new Episode("b", "FeatureDrifted", "warning", 10, 20),
            new Episode("c", "DriftNoted", "info", 30, 40));

    /** The second episode begins within the tolerance, but after the end of the first. */
    private static final List<Episode> TWO_WARNINGS = List.of(
            new Episode("a", "LatencyHigh", "warning", 0, 60), new Episode("a", "LatencyHigh", "warning", 90, 150));

    private static final List<Episode> ONE_WARNING = List.of(new Episode("a", "LatencyHigh", "warning", 0, 60));

    @Test
    void makesTheSameRecordOfAnIncidentInAnyOrder() {
        assertThat(recordsOf(CRITICAL_AND_OTHERS))
                .singleElement()
                .asString()
                .contains("incidents=1")
                .doesNotContain("LOGGED")
                .doesNotContain("HELD");
    }

    @Test
    void countsTheEpisodesOfAWarningInAnyOrder() {
        assertThat(recordsOf(TWO_WARNINGS)).singleElement().asString().contains("incidents=1");
    }

    @Test
    void takesThePairForOneWarningInAnyOrder() {
        assertThat(recordsOf(ONE_WARNING)).singleElement().asString().contains("incidents=0");
    }

    private Set<String> recordsOf(List<Episode> history) {
        var seed = new Random().nextLong();
        LOG.info("Seed {}", seed);
        var random = new Random(seed);
        var records = new TreeSet<String>();
        for (var order = 0; order < ORDERS; order++) {
            registerSystem();
            var bodies = bodies(history, clock.instant().minusSeconds(3600));
            Collections.shuffle(bodies, random);
            bodies.forEach(this::alertmanager);
            records.add(record());
        }
        assertThat(records).as("seed %d", seed).hasSize(1);
        return records;
    }

    private List<byte[]> bodies(List<Episode> history, Instant from) {
        var bodies = new ArrayList<byte[]>();
        for (var skew : List.of(Duration.ZERO, SKEW)) {
            for (var episode : history) {
                var start = from.plusSeconds(episode.start()).plus(skew).toString();
                var end = from.plusSeconds(episode.end()).plus(skew).toString();
                var labels = labels(episode.alertname(), episode.severity());
                var firing =
                        AlertBody.of(series + episode.name(), start, labels).bytes();
                var resolved = new AlertBody()
                        .resolved(series + episode.name(), start, end, labels)
                        .bytes();
                bodies.addAll(List.of(firing, firing, resolved, resolved));
            }
        }
        return bodies;
    }

    /** Signals by series, start and state with where they are, and how many incidents there are. */
    private String record() {
        var rows = new LinkedHashMap<String, String>();
        jdbc.sql("""
                        select s.fingerprint, s.starts_at, s.state, s.outcome, s.incident_id, d.deliveries
                        from quell.signal s join quell.signal_delivery d on d.signal_id = s.id
                        where s.system_id = :system order by 1, 2, 3""")
                .param("system", system)
                .query((row, index) -> rows.put(
                        row.getString("fingerprint").replace(series, "") + "@"
                                + Duration.between(
                                                clock.instant().minusSeconds(3600),
                                                row.getTimestamp("starts_at").toInstant())
                                        .toSeconds()
                                + row.getString("state"),
                        row.getString("outcome").replace("OPENED", "JOINED") + " "
                                + (row.getString("incident_id") == null ? "none" : "linked") + " x"
                                + row.getLong("deliveries")))
                .list();
        var incidents = this.incidents.ofSystem(system, 10).size();
        return "incidents=" + incidents + " " + rows;
    }
}
