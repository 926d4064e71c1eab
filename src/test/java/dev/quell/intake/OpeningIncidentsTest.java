package dev.quell.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.incident.IncidentType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What opens an incident, and that it is one. */
class OpeningIncidentsTest extends IntakeFixture {

    @Test
    void opensAnIncidentAndStartsItsResponse() {
        var receipt = alertmanager(alert("DriftShareHigh", CRITICAL).bytes());

        assertThat(receipt.opened()).hasSize(1);
        var incident = incidents.require(receipt.opened().get(0));
        assertThat(incident.type()).isEqualTo(IncidentType.MODEL_DRIFT);
        assertThat(incident.systemId()).isEqualTo(system);
        assertThat(incident.source()).isEqualTo("alertmanager");
        assertThat(incident.title()).isEqualTo("Model drift of Taken: DriftShareHigh of " + series);
        assertThat(driver.instances(incident.id())).hasSize(1);
        assertThat(entries(incident, "signal.joined"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.detailsMap())
                        .containsEntry("decision", "assess-signal 1")
                        .containsEntry("verdict", "open")
                        .hasEntrySatisfying(
                                "sha256", hash -> assertThat(hash.toString()).matches("[0-9a-f]{64}"))
                        .hasEntrySatisfying(
                                "rule", rule -> assertThat(rule.toString()).startsWith("rule_")));
        assertThat(signals.ofIncident(incident.id())).singleElement().satisfies(signal -> {
            assertThat(signal.outcome()).isEqualTo(Outcome.OPENED);
            assertThat(signal.rawSha256()).hasSize(64);
        });
    }

    @Test
    void opensAnotherIncidentForAnotherFamily() {
        var drift = open();

        var latency = alertmanager(AlertBody.of(series + "-l", time(0), labels("LatencyHigh", CRITICAL))
                .bytes());

        assertThat(latency.opened()).hasSize(1).doesNotContain(drift.id());
    }

    @Test
    void findsTheSystemByTheNameOfItsModel() {
        var receipt = alertmanager(
                AlertBody.of(series, time(0), Map.of("alertname", "DriftShareHigh", "model", "model-" + system))
                        .bytes());

        assertThat(incidents.require(receipt.opened().get(0)).systemId()).isEqualTo(system);
    }

    @Test
    void takesSignalsInItsOwnFormat() {
        var receipt = canonical(("{\"sourceTool\":\"evidently\",\"state\":\"firing\",\"occurredAt\":\"" + time(0)
                        + "\",\"systemId\":\"" + system + "\",\"metric\":{\"name\":\"psi\",\"value\":0.3,"
                        + "\"threshold\":0.2,\"direction\":\"ABOVE\"}}")
                .getBytes(StandardCharsets.UTF_8));

        assertThat(incidents.require(receipt.opened().get(0)).type()).isEqualTo(IncidentType.MODEL_DRIFT);
    }

    @Test
    void makesOneIncidentOfManyRequestsAtOnce() throws Exception {
        var body = alert("DriftShareHigh", CRITICAL).bytes();
        var others = IntStream.range(0, 8)
                .mapToObj(i -> AlertBody.of(series + i, time(i), labels("FeatureDrifted", CRITICAL))
                        .bytes())
                .toList();

        var receipts = atOnce(Stream.concat(Stream.generate(() -> body).limit(8), others.stream())
                .toList());

        assertThat(receipts.stream().flatMap(receipt -> receipt.opened().stream()))
                .hasSize(1);
        var incident = incidents.openFor(system + "|model-drift").orElseThrow();
        assertThat(driver.instances(incident.id())).hasSize(1);
        assertThat(signals.ofIncident(incident.id())).hasSize(9);
        assertThat(timeline.verify(incident.id()).intact()).isTrue();
    }

    @Test
    void makesOneIncidentAndOneEntryOfAStormInOneBody() {
        var storm = new AlertBody();
        IntStream.range(0, 2000)
                .forEach(i -> storm.and("firing", series + i, time(0), labels("DriftShareHigh", CRITICAL)));

        var receipt = alertmanager(storm.bytes());

        assertThat(receipt.stored()).isEqualTo(2000);
        assertThat(receipt.opened()).hasSize(1);
        assertThat(entries(incidents.require(receipt.opened().get(0)), "signal.joined"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.detailsMap()).containsEntry("series", 2000));
    }

    private List<IntakeReceipt> atOnce(List<byte[]> bodies) throws Exception {
        var threads = Executors.newFixedThreadPool(bodies.size());
        try {
            var start = new CyclicBarrier(bodies.size());
            var calls = bodies.stream()
                    .map(body -> (Callable<IntakeReceipt>) () -> {
                        start.await();
                        return alertmanager(body);
                    })
                    .toList();
            var receipts = new ArrayList<IntakeReceipt>();
            for (var future : threads.invokeAll(calls)) {
                receipts.add(future.get());
            }
            return receipts;
        } finally {
            threads.shutdownNow();
        }
    }
}
