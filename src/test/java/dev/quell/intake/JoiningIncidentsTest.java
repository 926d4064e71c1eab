package dev.quell.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quell.incident.Status;
import java.time.Duration;
import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What an open incident makes of more signals. */
class JoiningIncidentsTest extends IntakeFixture {

    @Autowired
    RuntimeService runtime;

    @Test
    void changesNothingWhenTheSameSignalComesAgain() {
        var body = alert("DriftShareHigh", CRITICAL).bytes();
        var incident = alertmanager(body).opened().get(0);
        var before = timeline.of(incident).size();

        var again = alertmanager(body);

        assertThat(again).isEqualTo(new IntakeReceipt(1, 0, 1, 0, List.of(), List.of(), List.of(), 0, 0, 0));
        assertThat(timeline.of(incident)).hasSize(before);
    }

    @Test
    void joinsNewSeriesToTheOpenIncidentWithOneEntryEach() {
        var incident = open();

        var joined = alertmanager(AlertBody.of(series + "-b", time(5), labels("DriftShareHigh", CRITICAL))
                .and("firing", series + "-c", time(5), labels("FeatureDrifted", "warning"))
                .and("firing", series + "-c", time(5), labels("FeatureDrifted", "warning"))
                .bytes());
        var sameSeriesLater = alertmanager(AlertBody.of(series + "-b", time(60), labels("DriftShareHigh", CRITICAL))
                .bytes());

        assertThat(joined.joined()).containsExactly(incident.id());
        assertThat(joined.duplicates()).isEqualTo(1);
        assertThat(sameSeriesLater.joined()).containsExactly(incident.id());
        assertThat(entries(incident, "signal.joined")).hasSize(2);
        assertThat(signals.ofIncident(incident.id())).hasSize(4);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> driver.executeJob(incident.id(), "serviceTask_noteJoinedSignal"));
        assertThat(runtime.getVariable(driver.instances(incident.id()).get(0).getId(), "joinedSignals"))
                .isEqualTo(2);
    }

    @Test
    void neverClosesAnIncidentWhenTheSourceSaysResolved() {
        var incident = open();

        var resolved = alertmanager(new AlertBody()
                .and("resolved", series, time(0), labels("DriftShareHigh", CRITICAL))
                .bytes());

        assertThat(resolved.joined()).containsExactly(incident.id());
        assertThat(incidents.require(incident.id()).status()).isEqualTo(Status.DETECTED);
        assertThat(entries(incident, "note"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.summary()).startsWith("The source reports as resolved"));
    }
}
