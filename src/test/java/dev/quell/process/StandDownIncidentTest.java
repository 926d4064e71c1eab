package dev.quell.process;

import static dev.quell.incident.process.AiIncidentResponseContract.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quell.incident.Incident;
import dev.quell.incident.IncidentType;
import dev.quell.incident.Incidents;
import dev.quell.incident.Status;
import dev.quell.monitoring.MonitoringWindows;
import dev.quell.shared.Problem;
import dev.quell.testing.FlowNodeRecorder;
import dev.quell.testing.IntegrationTest;
import dev.quell.testing.ProcessDriver;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.camunda.bpm.engine.FormService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** A commander stands an incident down by the start form. */
class StandDownIncidentTest extends IntegrationTest {

    @Autowired
    Incidents incidents;

    @Autowired
    FormService forms;

    @Autowired
    ProcessDriver driver;

    @Autowired
    FlowNodeRecorder recorder;

    private SpineFixture spine;

    @BeforeEach
    void putStandInsInPlace(@Autowired BeanFactory beans) {
        spine = new SpineFixture(beans);
    }

    @AfterEach
    void takeStandInsAway() {
        spine.close();
    }

    @Test
    void standsDownOnACommandersWishWhateverPhaseItIsIn() {
        var incident = spine.respond();

        spine.standDown(incident);

        assertStoodDown(incident);
        assertThatThrownBy(() -> forms.submitStartForm(
                        spine.definition("stand-down-incident"), SpineFixture.wish(incident.id())))
                .hasMessageContaining("DISMISSED");
    }

    @Test
    void letsAPlaybookUndoItsOwnStepsBeforeItStandsDown() {
        var incident = spine.respond();
        driver.runJobs(incident.id());
        driver.complete(incident.id(), StandIns.WAITING, Map.of("genuine", true));

        forms.submitStartForm(spine.definition("stand-down-incident"), SpineFixture.wish(incident.id()));
        driver.runJobs(incident.id());

        assertThat(spine.passed(incident, "endEvent_undoneByItself")).isEqualTo(1);
        assertThat(spine.passed(incident, "startEvent_standDownRequested")).isZero();
        assertStoodDown(incident);
    }

    @Test
    void endsOnlyOnceABrokenGlassIsRatified() {
        var incident = spine.respond();
        spine.breakGlass(incident, "commander");

        spine.standDown(incident);

        assertThat(incidents.require(incident.id()).status()).isNotEqualTo(Status.DISMISSED);
        assertThatThrownBy(() -> spine.ratify(incident, "commander")).hasMessageContaining("commander broke the glass");
        spine.ratify(incident, "deputy");
        assertStoodDown(incident);
    }

    @Test
    void endsTheWatchOfAnIncidentThatIsStoodDownMeanwhile(
            @Autowired MonitoringWindows windows, @Autowired BeanFactory beans, @Autowired Clock clock) {
        var watched = new ResponseFixture(beans).triaged(IncidentType.OTHER);
        spine.respond(watched);
        spine.advance(watched, Status.CONTAINED, Status.ERADICATED, Status.MONITORING);
        windows.open(watched.id(), watched.systemId(), 0.5, clock.instant().plus(Duration.ofDays(3)));

        spine.standDown(watched);

        assertStoodDown(watched);
        assertThat(windows.find(watched.id())).isEmpty();
    }

    @Test
    void refusesToStandDownWithoutAReasonAndWhatItDoesNotKnow() {
        assertThatThrownBy(() -> forms.submitStartForm(spine.definition("stand-down-incident"), Map.of()))
                .isInstanceOfSatisfying(
                        Problem.class,
                        refusal -> assertThat(refusal.errors())
                                .extracting(Problem.FieldError::field)
                                .containsExactly("incidentNumber", "standDownReason"));
        assertThatThrownBy(() -> forms.submitStartForm(
                        spine.definition("stand-down-incident"), SpineFixture.wish("INC-1999-0001")))
                .hasMessageContaining("INC-1999-0001");
    }

    @Test
    void passesEveryFlowNode() {
        standsDownOnACommandersWishWhateverPhaseItIsIn();
        recorder.assertEveryFlowNodePassed("stand-down-incident");
    }

    private void assertStoodDown(Incident incident) {
        assertThat(incidents.require(incident.id())).satisfies(ended -> {
            assertThat(ended.status()).isEqualTo(Status.DISMISSED);
            assertThat(ended.outcome()).isEqualTo("Stood down: It was the load test");
        });
        assertThat(driver.instances(incident.id())).isEmpty();
        assertThat(spine.passed(incident, "callActivity_actionUndo")).isEqualTo(1);
        assertThat(spine.passed(incident, "endEvent_incidentStoodDown")).isEqualTo(1);
    }
}
