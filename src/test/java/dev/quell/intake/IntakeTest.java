package dev.quell.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quell.incident.Incident;
import dev.quell.incident.IncidentType;
import dev.quell.incident.Incidents;
import dev.quell.incident.Status;
import dev.quell.incident.Timeline;
import dev.quell.incident.TimelineEntry;
import dev.quell.inventory.AiSystemSpec;
import dev.quell.inventory.AiSystems;
import dev.quell.inventory.Direction;
import dev.quell.inventory.DriftSettings;
import dev.quell.inventory.MetricThreshold;
import dev.quell.inventory.Registry;
import dev.quell.inventory.RiskClass;
import dev.quell.monitoring.MonitoringWindows;
import dev.quell.monitoring.ObservationInput;
import dev.quell.monitoring.Observations;
import dev.quell.testing.IntegrationTest;
import dev.quell.testing.ProcessDriver;
import dev.quell.testing.SettableClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class IntakeTest extends IntegrationTest {

    private static final String CRITICAL = "critical";

    @Autowired
    Intake intake;

    @Autowired
    Signals signals;

    @Autowired
    SignalTriage triage;

    @Autowired
    Observations observations;

    @Autowired
    MonitoringWindows windows;

    @Autowired
    AiSystems systems;

    @Autowired
    Incidents incidents;

    @Autowired
    Timeline timeline;

    @Autowired
    ProcessDriver driver;

    @Autowired
    RuntimeService runtime;

    @Autowired
    SettableClock clock;

    private String system;
    private String series;

    @BeforeEach
    void registerSystem() {
        system = "taken-" + UUID.randomUUID();
        series = UUID.randomUUID().toString();
        systems.register(new AiSystemSpec(
                system,
                "Taken",
                "",
                "business",
                RiskClass.MINIMAL,
                false,
                List.of(),
                new Registry("simulated", "model-" + system, "champion", "1"),
                List.of(),
                null,
                null,
                List.of(new MetricThreshold("accuracy", 0.9, 0.8, Direction.BELOW)),
                DriftSettings.none(),
                Map.of(),
                null));
    }

    @Test
    void opensAnIncidentAndStartsItsResponse() {
        var receipt = intake.alertmanager(alert("DriftShareHigh", CRITICAL).bytes());

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
                        .containsEntry("verdict", "open"));
        assertThat(signals.ofIncident(incident.id())).singleElement().satisfies(signal -> {
            assertThat(signal.outcome()).isEqualTo(Outcome.OPENED);
            assertThat(signal.rawSha256()).hasSize(64);
        });
    }

    @Test
    void changesNothingWhenTheSameSignalComesAgain() {
        var body = alert("DriftShareHigh", CRITICAL).bytes();
        var incident = intake.alertmanager(body).opened().get(0);
        var before = timeline.of(incident).size();

        var again = intake.alertmanager(body);

        assertThat(again).isEqualTo(new IntakeReceipt(1, 0, 1, List.of(), List.of(), List.of(), 0, 0, 0));
        assertThat(timeline.of(incident)).hasSize(before);
    }

    @Test
    void joinsNewSeriesToTheOpenIncidentWithOneEntryEach() {
        var incident = open();

        var joined = intake.alertmanager(AlertBody.of(series + "-b", time(5), labels("DriftShareHigh", CRITICAL))
                .and("firing", series + "-c", time(5), labels("FeatureDrifted", "warning"))
                .and("firing", series + "-c", time(5), labels("FeatureDrifted", "warning"))
                .bytes());
        var sameSeriesLater =
                intake.alertmanager(AlertBody.of(series + "-b", time(60), labels("DriftShareHigh", CRITICAL))
                        .bytes());

        assertThat(joined.joined()).containsExactly(incident.id());
        assertThat(joined.duplicates()).isEqualTo(1);
        assertThat(sameSeriesLater.joined()).containsExactly(incident.id());
        assertThat(entries(incident, "signal.joined")).hasSize(2);
        assertThat(signals.ofIncident(incident.id())).hasSize(4);
        driver.executeJob(incident.id(), "serviceTask_noteJoinedSignal");
        assertThat(runtime.getVariable(driver.instances(incident.id()).get(0).getId(), "joinedSignals"))
                .isEqualTo(2);
    }

    @Test
    void opensAnotherIncidentForAnotherFamily() {
        var drift = open();

        var latency = intake.alertmanager(AlertBody.of(series + "-l", time(0), labels("LatencyHigh", CRITICAL))
                .bytes());

        assertThat(latency.opened()).hasSize(1).doesNotContain(drift.id());
    }

    @Test
    void findsTheSystemByTheNameOfItsModel() {
        var receipt = intake.alertmanager(
                AlertBody.of(series, time(0), Map.of("alertname", "DriftShareHigh", "model", "model-" + system))
                        .bytes());

        assertThat(incidents.require(receipt.opened().get(0)).systemId()).isEqualTo(system);
    }

    @Test
    void neverClosesAnIncidentWhenTheSourceSaysResolved() {
        var incident = open();

        var resolved = intake.alertmanager(new AlertBody()
                .and("resolved", series, time(0), labels("DriftShareHigh", CRITICAL))
                .bytes());

        assertThat(resolved.joined()).containsExactly(incident.id());
        assertThat(incidents.require(incident.id()).status()).isEqualTo(Status.DETECTED);
        assertThat(entries(incident, "note"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.summary()).startsWith("The source reports as resolved"));
    }

    @Test
    void holdsAWarningUntilItHasComeThreeTimes() {
        var first = intake.alertmanager(warning(0));
        var second = intake.alertmanager(warning(60));
        assertThat(first.held() + second.held()).isEqualTo(2);

        var third = intake.alertmanager(warning(120));

        assertThat(third.opened()).hasSize(1);
        assertThat(signals.ofIncident(third.opened().get(0))).hasSize(3);
    }

    @Test
    void countsARepetitionOfAHeldWarningButNotAnEcho() {
        var body = warning(0);
        intake.alertmanager(body);
        assertThat(intake.alertmanager(body).held()).as("echo").isZero();

        clock.advance(Duration.ofMinutes(5));
        assertThat(intake.alertmanager(body).held()).as("repetition").isEqualTo(1);
        clock.advance(Duration.ofMinutes(5));

        assertThat(intake.alertmanager(body).opened()).hasSize(1);
    }

    @Test
    void forgetsWarningsOutsideTheWindow() {
        intake.alertmanager(warning(0));
        intake.alertmanager(warning(1));
        clock.advance(Duration.ofDays(2));

        assertThat(intake.alertmanager(warning(2)).held()).isEqualTo(1);
    }

    @Test
    void asksAPersonOnceAboutASystemNobodyKnows() {
        var label = "stranger-" + series;
        var receipt = intake.alertmanager(
                AlertBody.of(series, time(0), Map.of("alertname", "DriftShareHigh", "ai_system", label))
                        .and("firing", series + "2", time(0), Map.of("alertname", "DriftShareHigh", "ai_system", label))
                        .bytes());
        assertThat(receipt.triage()).isEqualTo(2);

        var tasks = triageOf(label);
        assertThat(tasks).hasSize(1);
        var incident = triage.declare(tasks.get(0), "Drift of a stranger", IncidentType.MODEL_DRIFT, system);

        assertThat(signals.ofIncident(incident.id())).hasSize(2);
        assertThat(driver.instances(incident.id())).hasSize(1);
    }

    @Test
    void keepsADiscardedSignalAndAsksAgainAboutTheNext() {
        var label = "stranger-" + series;
        intake.alertmanager(AlertBody.of(series, time(0), Map.of("alertname", "Odd", "ai_system", label))
                .bytes());
        var asked = triageOf(label).get(0);

        triage.discard(asked, "A test of the monitoring team");

        assertThat(signals.require(asked).outcome()).isEqualTo(Outcome.DISCARDED);
        assertThat(signals.require(asked).reason()).isEqualTo("A test of the monitoring team");
        intake.alertmanager(AlertBody.of(series, time(9), Map.of("alertname", "Odd", "ai_system", label))
                .bytes());
        assertThat(triageOf(label)).hasSize(2);
    }

    @Test
    void addsATriagedSignalToAnOpenIncidentOnly() {
        var incident = open();
        var label = "stranger-" + series;
        intake.alertmanager(AlertBody.of(series, time(0), Map.of("alertname", "Odd", "ai_system", label))
                .bytes());
        var asked = triageOf(label).get(0);
        var closed = open("LatencyHigh");
        incidents.transition(closed.id(), Status.DISMISSED, "test");

        assertThatThrownBy(() -> triage.join(asked, closed.id())).hasMessageContaining("takes no more signals");
        triage.join(asked, incident.id());

        assertThat(signals.require(asked).incidentId()).isEqualTo(incident.id());
    }

    @Test
    void opensAnIncidentForAnObservationBelowItsThreshold() {
        observe(0.79);

        var incident = incidents.openFor(system + "|model-drift").orElseThrow();
        assertThat(incident.source()).isEqualTo("observation");
        assertThat(incident.description()).isEqualTo("accuracy is 0.79, below its threshold 0.8 (baseline 0.9)");
        assertThat(driver.instances(incident.id())).hasSize(1);
    }

    @Test
    void tellsARecurrenceWhileTheIncidentIsMonitored() {
        var incident = open();
        windows.open(incident.id(), system, 0.5, clock.instant().plus(Duration.ofDays(1)));

        observe(0.84);

        assertThat(entries(incident, "signal.joined"))
                .last()
                .satisfies(entry -> assertThat(entry.detailsMap()).containsEntry("recurrence", true));
    }

    @Test
    void wakesTheResponseThatWatchesForARecurrence() {
        var incident = open();
        windows.open(incident.id(), system, 0.5, clock.instant().plus(Duration.ofDays(1)));
        runtime.createProcessInstanceByKey("recovery-and-validation")
                .businessKey(incident.id())
                .setVariable("incidentId", incident.id())
                .setVariable("systemId", system)
                .setVariable("watchEndsAt", Date.from(clock.instant().plus(Duration.ofDays(1))))
                .startBeforeActivity("receiveTask_watchForRecurrence")
                .execute();

        observe(0.84);

        assertThat(runtime.createExecutionQuery()
                        .processInstanceBusinessKey(incident.id())
                        .messageEventSubscriptionName("incident.recurred")
                        .count())
                .isZero();
        assertThat(windows.find(incident.id())).isEmpty();
    }

    @Test
    void opensNothingForAValueThatOnlyAnotherFamilysMonitoringMinds() {
        var latency = open("LatencyHigh");
        windows.open(latency.id(), system, 0.5, clock.instant().plus(Duration.ofDays(1)));

        observe(0.84);

        assertThat(incidents.openFor(system + "|model-drift")).isEmpty();
        assertThat(entries(latency, "signal.joined")).hasSize(1);
    }

    @Test
    void takesSignalsInItsOwnFormat() {
        var receipt = intake.canonical(("{\"sourceTool\":\"evidently\",\"state\":\"firing\",\"occurredAt\":\"" + time(0)
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

        var receipt = intake.alertmanager(storm.bytes());

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
                        return intake.alertmanager(body);
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

    private Incident open() {
        return open("DriftShareHigh");
    }

    private Incident open(String alertname) {
        var receipt = intake.alertmanager(AlertBody.of(series + alertname, time(0), labels(alertname, CRITICAL))
                .bytes());
        return incidents.require(receipt.opened().get(0));
    }

    private AlertBody alert(String alertname, String severity) {
        return AlertBody.of(series, time(0), labels(alertname, severity));
    }

    private byte[] warning(int seconds) {
        return AlertBody.of(series, time(seconds), labels("DriftShareHigh", "warning"))
                .bytes();
    }

    private Map<String, String> labels(String alertname, String severity) {
        return Map.of("alertname", alertname, "ai_system", system, "severity", severity);
    }

    private void observe(double value) {
        observations.take(List.of(
                new ObservationInput(system, "accuracy", value, clock.instant().atOffset(ZoneOffset.UTC), "test")));
    }

    private String time(int seconds) {
        return clock.instant().minusSeconds(3600).plusSeconds(seconds).toString();
    }

    private List<TimelineEntry> entries(Incident incident, String kind) {
        return timeline.of(incident.id()).stream()
                .filter(entry -> entry.kind().equals(kind))
                .toList();
    }

    /** Ids of the signals that triage processes ask about. */
    private List<String> triageOf(String label) {
        return runtime
                .createProcessInstanceQuery()
                .processDefinitionKey("triage-signal")
                .variableValueEquals("systemLabel", label)
                .list()
                .stream()
                .map(instance -> (String) runtime.getVariable(instance.getId(), "signalId"))
                .toList();
    }
}
