package dev.quell.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.quell.automation.Change;
import dev.quell.diagnostics.statistics.FeatureDrift;
import dev.quell.diagnostics.window.WindowUnreadable;
import dev.quell.incident.Timeline;
import dev.quell.incident.TimelineEntry;
import dev.quell.inventory.DriftSettings;
import dev.quell.inventory.WindowFiles;
import dev.quell.monitoring.ObservationInput;
import dev.quell.monitoring.Observations;
import dev.quell.shared.Problem;
import dev.quell.shared.Sha256;
import dev.quell.testing.IntegrationTest;
import dev.quell.testing.SettableClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

class DiagnosisTest extends IntegrationTest {

    @Autowired
    DistributionDiagnosis distributions;

    @Autowired
    MetricDiagnosis metrics;

    @Autowired
    ChangeDiagnosis changes;

    @Autowired
    DiagnosisRecord record;

    @Autowired
    Observations observations;

    @Autowired
    Timeline timeline;

    @Autowired
    WindowFiles files;

    @Autowired
    SettableClock clock;

    DiagnosisFixture fixture;

    @BeforeEach
    void fixture(@Autowired BeanFactory beans) {
        fixture = new DiagnosisFixture(beans);
    }

    @Test
    void comparedDistributionsAreKeptWithTheirPlotsAndTold() {
        var incident = fixture.incident(fixture.systemWithWindows().id());

        var report = distributions.compare(incident);

        assertThat(report.features())
                .extracting(FeatureDrift::feature, FeatureDrift::drifted)
                .containsExactly(tuple("job", true), tuple("amount", true), tuple("age", false));
        assertThat(report.status()).isEqualTo("drifted");
        assertThat(report.reference().sha256()).isEqualTo(Sha256.hex(DiagnosisFixture.REFERENCE));
        assertThat(report.summary()).startsWith("2 of 3 features drifted").contains("job 12.5 %");
        assertThat(record.distributions(incident)).contains(report);
        assertThat(record.worstPlot(incident)).map(Plot::feature).contains("job");
        assertThat(record.plot(incident, "amount")).map(Plot::feature).contains("amount");
        assertThat(record.plot(incident, "nothing")).isEmpty();
        assertThat(last(incident).kind()).isEqualTo("diagnosis.completed");
        assertThat(last(incident).summary()).isEqualTo(report.summary());
        assertThat(last(incident).detailsMap()).containsEntry("part", "distributions");
    }

    @Test
    void latestLookIsShownAndEarlierOnesAreKept() {
        var system = fixture.systemWithWindows();
        var incident = fixture.incident(system.id());
        distributions.compare(incident);
        rewrite(system.drift().currentWindow(), DiagnosisFixture.REFERENCE);

        var second = distributions.compare(incident);

        assertThat(second.status()).isEqualTo("clear");
        assertThat(record.distributions(incident)).contains(second);
        assertThat(timeline.of(incident))
                .filteredOn(entry -> entry.kind().equals("diagnosis.completed"))
                .hasSize(2);
    }

    @Test
    void missingWindowIsSaidInTheSummary() {
        var none = fixture.incident(fixture.system(null, null).id());
        var half = fixture.incident(
                fixture.system(fixture.file(DiagnosisFixture.REFERENCE), null).id());
        assertThat(distributions.compare(none).summary()).contains("has no reference window configured");
        assertThat(distributions.compare(half).summary()).contains("has no current window configured");
        assertThat(record.distributions(half)).map(DriftReport::status).contains("unknown");
    }

    @Test
    void incidentWithoutASystemHasNothingToCompare() {
        var incident = fixture.incident(null);
        assertThat(distributions.compare(incident).summary()).contains("names no registered AI system");
        assertThat(metrics.compare(incident).summary()).contains("names no registered AI system");
        assertThat(changes.list(incident).summary()).contains("names no registered AI system");
    }

    @Test
    void unknownIncidentIsRefused() {
        assertThatThrownBy(() -> distributions.compare("INC-0000-0000"))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(404));
    }

    @Test
    void unreadableWindowLeavesNoResult() {
        var incident = fixture.incident(fixture.system("gone.csv", "gone.csv").id());
        assertThatThrownBy(() -> distributions.compare(incident))
                .isInstanceOf(WindowUnreadable.class)
                .hasMessageContaining("\"gone.csv\" does not exist");
        assertThat(record.distributions(incident)).isEmpty();
    }

    @Test
    void linkOutOfTheWindowsDirectoryIsNotFollowed() throws IOException {
        var outside = Files.createTempFile("quell-outside", ".csv");
        var link = files.resolve("diagnosed-link.csv");
        Files.createDirectories(link.getParent());
        Files.deleteIfExists(link);
        Files.createSymbolicLink(link, outside);
        var incident = fixture.incident(
                fixture.system("diagnosed-link.csv", "diagnosed-link.csv").id());
        assertThatThrownBy(() -> distributions.compare(incident))
                .isInstanceOf(WindowUnreadable.class)
                .hasMessageContaining("lies outside the windows directory");
        Files.delete(outside);
    }

    @Test
    void observationsMakeWindowsByTheirTime() {
        var system = fixture.system(DriftSettings.OBSERVATIONS, DriftSettings.OBSERVATIONS);
        var incident = fixture.incident(system.id());
        for (var i = 0; i < 20; i++) {
            observe(system.id(), "accuracy", 0.90 + i * 0.001, clock.instant().minus(Duration.ofDays(3 + i)));
            observe(system.id(), "accuracy", 0.80 + i * 0.001, clock.instant().minus(Duration.ofMinutes(i)));
        }
        observe(system.id(), "accuracy", 0.1, clock.instant().minus(Duration.ofDays(200)));

        var report = distributions.compare(incident);

        assertThat(report.reference().rows()).isEqualTo(20);
        assertThat(report.current().rows()).isEqualTo(20);
        assertThat(report.features())
                .extracting(FeatureDrift::feature, FeatureDrift::drifted, FeatureDrift::compared)
                .containsExactly(tuple("accuracy", true, true), tuple("latency_ms", false, false));
        assertThat(report.features().get(0).statistic()).isEqualTo(1);
    }

    @Test
    void metricsStandBesideTheirBaseline() {
        var system = fixture.systemWithWindows();
        var incident = fixture.incident(system.id());
        var at = clock.instant().minusSeconds(60);
        observe(system.id(), "accuracy", 0.79, at.minusSeconds(60));
        observe(system.id(), "accuracy", 0.81, at);

        var report = metrics.compare(incident);

        assertThat(report.metrics())
                .extracting(MetricReport.Row::metric, MetricReport.Row::current, MetricReport.Row::status)
                .containsExactly(tuple("accuracy", 0.81, "outside"), tuple("latency_ms", null, "unknown"));
        assertThat(report.summary())
                .contains("1 of 1 measured metrics are beyond their threshold: accuracy 0.81")
                .contains("Never observed: latency_ms.");
        assertThat(record.metrics(incident)).contains(report);
    }

    @Test
    void changesOfRegistryAndInventoryAreListedNewestFirst() {
        var incident = fixture.incident(fixture.systemWithWindows().id());

        var report = changes.list(incident);

        assertThat(report.changes()).extracting(Change::kind).contains("inventory", "model version");
        assertThat(report.changes()).extracting(Change::at).isSortedAccordingTo((left, right) -> right.compareTo(left));
        assertThat(report.summary()).contains("in the 14 days before the detection or since. Latest: ");
        assertThat(record.changes(incident)).contains(report);
        assertThat(report.production())
                .as("one after the last good one, in the simulation")
                .isEqualTo("4");
        clock.advance(Duration.ofMinutes(1));
        changes.list(incident);
        assertThat(record.firstChanges(incident)).contains(report);
    }

    private TimelineEntry last(String incident) {
        var entries = timeline.of(incident);
        return entries.get(entries.size() - 1);
    }

    private void rewrite(String location, String content) {
        try {
            Files.writeString(files.resolve(location), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void observe(String system, String metric, double value, Instant at) {
        observations.take(List.of(new ObservationInput(system, metric, value, at.atOffset(ZoneOffset.UTC), "test")));
    }
}
