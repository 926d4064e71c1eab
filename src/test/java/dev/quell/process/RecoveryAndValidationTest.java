package dev.quell.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quell.incident.Incident;
import dev.quell.incident.IncidentType;
import dev.quell.incident.Incidents;
import dev.quell.incident.Status;
import dev.quell.inventory.AiSystemSpec;
import dev.quell.inventory.AiSystems;
import dev.quell.inventory.Direction;
import dev.quell.inventory.MetricThreshold;
import dev.quell.monitoring.MonitoringWindow;
import dev.quell.monitoring.MonitoringWindows;
import dev.quell.monitoring.ObservationInput;
import dev.quell.monitoring.Observations;
import dev.quell.testing.FlowNodeRecorder;
import dev.quell.testing.IntegrationTest;
import dev.quell.testing.LastVariables;
import dev.quell.testing.ProcessDriver;
import dev.quell.testing.SettableClock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** The phase with the generic playbook, whose recovery criteria ask for metrics only. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RecoveryAndValidationTest extends IntegrationTest {

    private static final String PHASE = "recovery-and-validation";

    @Autowired
    ProcessDriver driver;

    @Autowired
    Observations observations;

    @Autowired
    MonitoringWindows windows;

    @Autowired
    AiSystems systems;

    @Autowired
    SettableClock clock;

    @Autowired
    RuntimeService runtime;

    @Autowired
    LastVariables last;

    ResponseFixture response;
    Incident incident;

    @BeforeEach
    void anEradicatedIncident(@Autowired BeanFactory beans, @Autowired Incidents incidents) {
        response = new ResponseFixture(beans);
        incident = response.triaged(IncidentType.OTHER);
        incidents.transition(incident.id(), Status.CONTAINED, "contained");
        incidents.transition(incident.id(), Status.ERADICATED, "eradicated");
    }

    @Test
    void watchesWithTightenedThresholdsAndEndsOnceTheMetricsAreBack() {
        recover();
        assertThat(response.status(incident)).isEqualTo(Status.MONITORING);
        assertThat(windows.find(incident.id()).map(MonitoringWindow::factor)).contains(0.5);

        clock.advance(Duration.ofDays(1));
        observe(0.91, 3);
        driver.fireTimer(incident.id(), "boundaryEvent_watchOver");
        driver.runJobs(incident.id());

        assertThat(response.ended(incident)).isTrue();
        assertThat(recurred()).isEqualTo(false);
        assertThat(windows.find(incident.id())).isEmpty();
    }

    @Test
    void endsTheWatchAtTheTimeThatTheDecisionNames() {
        recover();

        var due = driver.job(incident.id(), "boundaryEvent_watchOver")
                .getDuedate()
                .toInstant();
        assertThat(Duration.between(clock.instant(), due))
                .isBetween(Duration.ofDays(14).minusMinutes(1), Duration.ofDays(14));
    }

    @Test
    void reopensWhenTheIncidentRecursInsideTheWatch() {
        recover();
        runtime.createMessageCorrelation("incident.recurred")
                .processInstanceBusinessKey(incident.id())
                .correlate();
        driver.runJobs(incident.id());

        assertThat(response.ended(incident)).isTrue();
        assertThat(recurred()).isEqualTo(true);
        assertThat(windows.find(incident.id())).isEmpty();
    }

    @Test
    void asksTheCommanderWhenTooLittleWasObservedAndWatchesOnOrAccepts() {
        recover();
        driver.fireTimer(incident.id(), "boundaryEvent_watchOver");
        driver.runJobs(incident.id());
        assertThat(response.openTasks(incident)).containsExactly("userTask_reviewUnmetCriteria");
        assertThat(response.variable(incident, "criteriaReason")).isEqualTo("Too few fresh observations to judge");
        assertThat(response.variable(incident, "recoveryTable"))
                .asString()
                .contains("never observed")
                .doesNotContain("outside");

        assertThatThrownBy(() -> review("wait", Map.of("watch", "P900D"))).hasMessageContaining("takes one of");
        review("wait", Map.of("watch", "P1D"));
        var due = driver.job(incident.id(), "boundaryEvent_watchOver")
                .getDuedate()
                .toInstant();
        assertThat(Duration.between(clock.instant(), due)).isLessThanOrEqualTo(Duration.ofDays(1));

        driver.fireTimer(incident.id(), "boundaryEvent_watchOver");
        driver.runJobs(incident.id());
        review("accept", Map.of());
        assertThat(response.ended(incident)).isTrue();
        assertThat(recurred()).isEqualTo(false);
    }

    @Test
    void asksTheCommanderWhenOneOfTwoMetricsWasNotObservedAndNamesIt() {
        watchLatencyToo();
        observe("latency_p95_ms", 120, 3);
        clock.advance(Duration.ofHours(1));
        recover();
        clock.advance(Duration.ofDays(1));
        observe(0.91, 3);
        driver.fireTimer(incident.id(), "boundaryEvent_watchOver");
        driver.runJobs(incident.id());

        assertThat(response.openTasks(incident)).containsExactly("userTask_reviewUnmetCriteria");
        assertThat(response.variable(incident, "metricStatus")).isEqualTo("unknown");
        assertThat(response.variable(incident, "criteriaReason")).isEqualTo("Too few fresh observations to judge");
        assertThat(response.variable(incident, "lackingMetrics")).isEqualTo("latency_p95_ms (0)");
        assertThat(response.variable(incident, "recoveryTable")).asString().contains("before the window");

        review("wait", Map.of("watch", "P1D"));
        observe("latency_p95_ms", 130, 3);
        driver.fireTimer(incident.id(), "boundaryEvent_watchOver");
        driver.runJobs(incident.id());
        assertThat(response.ended(incident)).isTrue();
        assertThat(recurred()).isEqualTo(false);
    }

    @Test
    void saysThatAMetricIsOutsideEvenWhileAnotherLacksObservations() {
        watchLatencyToo();
        recover();
        clock.advance(Duration.ofDays(1));
        observe(0.7, 1);
        driver.fireTimer(incident.id(), "boundaryEvent_watchOver");
        driver.runJobs(incident.id());

        assertThat(response.variable(incident, "criteriaReason")).isEqualTo("A metric is still outside its baseline");
        assertThat(response.variable(incident, "lackingMetrics")).isEqualTo("accuracy (1), latency_p95_ms (0)");
    }

    @Test
    void reopensWhenTheCommanderSaysSo() {
        recover();
        clock.advance(Duration.ofHours(1));
        observe(0.7, 3);
        driver.fireTimer(incident.id(), "boundaryEvent_watchOver");
        driver.runJobs(incident.id());
        assertThat(response.variable(incident, "criteriaReason")).isEqualTo("A metric is still outside its baseline");

        review("reopen", Map.of());
        assertThat(recurred()).isEqualTo(true);
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void passesEveryFlowNode(@Autowired FlowNodeRecorder recorder) {
        recorder.assertEveryFlowNodePassed(PHASE);
    }

    private void recover() {
        response.start(PHASE, incident, Map.of());
        response.complete(
                incident,
                "t-engineer",
                "userTask_planRecovery",
                Map.of(
                        "recoveryPlan", "Switch the scoring back to the model",
                        "stateBefore", "Scoring by the rule set",
                        "blastRadius", "Private customers"));
        response.approve(incident.id(), "t-commander");
        response.complete(
                incident,
                "t-operations",
                "userTask_carryOutRecovery",
                Map.of("manualOutcome", "done", "manualProof", "Switched at 10:00, see the change log"));
        response.complete(
                incident,
                "t-scientist",
                "userTask_proveRecovery",
                Map.of("verificationResult", "holds", "verificationProof", "Looked at a hundred decisions"));
    }

    private void review(String decision, Map<String, Object> more) {
        var answers = new HashMap<String, Object>(more);
        answers.put("criteriaDecision", decision);
        answers.put("criteriaDecisionReason", "Traffic was low over the holidays");
        response.complete(incident, "t-commander", "userTask_reviewUnmetCriteria", answers);
    }

    private void watchLatencyToo() {
        var spec = AiSystemSpec.of(systems.require(incident.systemId()));
        var limits = new ArrayList<>(spec.metrics());
        limits.add(new MetricThreshold("latency_p95_ms", 100, 300, Direction.ABOVE));
        systems.update(SimulatedOutside.withMetrics(spec, limits));
    }

    private void observe(double accuracy, int times) {
        observe("accuracy", accuracy, times);
    }

    private void observe(String metric, double value, int times) {
        var now = clock.instant();
        observations.take(IntStream.range(0, times)
                .mapToObj(i -> new ObservationInput(
                        incident.systemId(), metric, value, now.minusSeconds(i).atOffset(ZoneOffset.UTC), "test"))
                .toList());
    }

    private Object recurred() {
        return last.of(incident.id(), PHASE, "recurred");
    }
}
