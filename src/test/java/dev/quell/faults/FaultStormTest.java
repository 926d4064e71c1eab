package dev.quell.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/** Two nodes, a storm of faults, and nothing acknowledged is lost, nothing is done twice, nothing hangs. */
@Tag("faults")
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FaultStormTest {

    private final Settings settings = Settings.read();
    private final Path directory = Path.of("target", "faults").toAbsolutePath();
    private Cluster cluster;
    private History history;
    private List<SignalKey> raced = List.of();

    @BeforeAll
    void startTheCluster() throws IOException {
        Disk.unmount(Cluster.disk(directory));
        FileSystemUtils.deleteRecursively(directory);
        Files.createDirectories(directory);
        history = new History(directory.resolve("history.log"));
        cluster = new Cluster(directory, settings);
        cluster.start();
    }

    @AfterAll
    void stopTheCluster() throws IOException {
        if (cluster != null) {
            cluster.close();
        }
    }

    @Test
    @Order(1)
    void opensOneIncidentForEachKeyHoweverManyReportItAtOnce() throws Exception {
        assumeTrue(settings.only().isEmpty(), "one fault is tried alone");
        var race = new FingerprintRace(cluster, history, settings.seed());

        race.run();
        raced = race.signals();

        var ledger = Ledger.read(cluster.database().jdbc());
        assertThat(race.refused()).as("requests that were not acknowledged").isZero();
        assertThat(ledger.signals()).containsExactlyInAnyOrderElementsOf(race.signals());
        assertThat(ledger.incidents())
                .extracting(Ledger.IncidentRow::system)
                .containsExactlyInAnyOrderElementsOf(race.systems());
    }

    @Test
    @Order(2)
    void keepsItsPromisesWhateverBreaks() throws Exception {
        var report = new Storm(cluster, history, settings).run(FingerprintRace.SYSTEMS, raced);

        Files.writeString(directory.resolve("report.txt"), report.text());
        Files.write(
                directory.resolve("calls.log"),
                report.calls().stream().map(TargetCall::toString).toList());
        LoggerFactory.getLogger(FaultStormTest.class).info("{}", report.text());
        assertThat(report.violations()).as(report.text()).isEmpty();
    }
}
