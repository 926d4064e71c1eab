package dev.quell.automation;

import static dev.quell.automation.SystemActions.PAUSE_PIPELINE;
import static dev.quell.automation.SystemActions.REDEPLOY_MODEL;
import static dev.quell.automation.SystemActions.RESUME_TRAINING;
import static dev.quell.automation.SystemActions.ROLL_BACK_MODEL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quell.automation.spi.ModelRegistry.RegisteredModel;
import dev.quell.shared.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SystemActionsTest {

    static AutomationLab lab;

    final AutomationFixture fixture = lab.fixture();
    final SystemActions systemActions = lab.bean(SystemActions.class);
    final Actions actions = lab.bean(Actions.class);
    final SystemChanges changes = lab.bean(SystemChanges.class);

    @BeforeAll
    static void open() {
        lab = AutomationLab.with(Map.of());
    }

    @AfterAll
    static void close() {
        lab.close();
    }

    @Test
    void containsAndRedeploysAndIsTakenBackNewestFirst() {
        var incident = fixture.incident(false).id();
        fixture.freezeEvidence(incident);
        var containment =
                systemActions.planContainment(incident, new SystemActions.Containment(null, true), "engineer");
        fixture.approve(incident, containment);

        assertThat(containment).extracting(Action::step).containsExactly(PAUSE_PIPELINE, ROLL_BACK_MODEL);
        assertThat(systemActions.perform(incident, PAUSE_PIPELINE).done()).isTrue();
        assertThat(systemActions.perform(incident, ROLL_BACK_MODEL).done()).isTrue();
        assertThat(systemActions.verify(incident, ROLL_BACK_MODEL).passed()).isTrue();
        assertThat(alias(incident)).isEqualTo("5");

        fixture.approve(incident, systemActions.planRedeployment(incident, "7", true, "engineer"));
        assertThat(systemActions.perform(incident, REDEPLOY_MODEL).done()).isTrue();
        assertThat(systemActions.perform(incident, RESUME_TRAINING).done()).isTrue();
        assertThat(alias(incident)).isEqualTo("7");

        var undoable = actions.undoable(incident);
        assertThat(undoable)
                .extracting(Action::step)
                .containsExactly(RESUME_TRAINING, REDEPLOY_MODEL, ROLL_BACK_MODEL, PAUSE_PIPELINE);
        assertThat(undoable)
                .extracting(action -> actions.undo(action.id()).kind())
                .containsOnly(UndoResult.Kind.UNDONE);
        assertThat(alias(incident)).isEqualTo("6");
        assertThat(actions.undoable(incident)).isEmpty();
    }

    @Test
    void containsAnewAfterARecurrence() {
        var incident = fixture.incident(false).id();
        fixture.freezeEvidence(incident);
        contain(incident);
        fixture.approve(incident, systemActions.planRedeployment(incident, "7", true, "engineer"));
        systemActions.perform(incident, REDEPLOY_MODEL);

        contain(incident);

        assertThat(alias(incident)).isEqualTo("5");
        assertThat(systemActions.verify(incident, ROLL_BACK_MODEL).passed()).isTrue();
        assertThat(actions.ofStep(incident, ROLL_BACK_MODEL))
                .extracting(Action::round)
                .containsExactly(2);
    }

    @Test
    void doesNothingThatARevisedPlanDoesWithout() {
        var incident = fixture.incident(false).id();
        fixture.freezeEvidence(incident);
        systemActions.planContainment(incident, new SystemActions.Containment(null, true), "engineer");
        var revised = systemActions.planContainment(incident, new SystemActions.Containment("6", false), "engineer");
        fixture.approve(incident, revised);

        assertThat(revised).extracting(Action::step).containsExactly(ROLL_BACK_MODEL);
        assertThat(actions.ofStep(incident, PAUSE_PIPELINE)).isEmpty();
        assertThat(systemActions.perform(incident, PAUSE_PIPELINE).results()).isEmpty();
        assertThat(actions.undoable(incident)).isEmpty();
    }

    @Test
    void listsVersionsRunsAndOurOwnMovesAsChanges() {
        var incident = fixture.incident(false).id();
        fixture.freezeEvidence(incident);
        contain(incident);

        var kinds = changes.since(incident, Instant.EPOCH).stream()
                .map(Change::kind)
                .toList();
        assertThat(kinds).contains("model version", "pipeline run", "alias");
        assertThat(changes.state(incident)).containsKeys("registry", "model", "pipelines");
    }

    @Test
    void refusesToRedeployWhatIsNoVersion() {
        var incident = fixture.incident(false).id();

        assertThatThrownBy(() -> systemActions.planRedeployment(incident, "seven", true, "engineer"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("params.version");
    }

    @Test
    void actsOnAWorldOfItsOwnInAnExercise() {
        var incident = fixture.incident(true);
        var real = changes.state(fixture.incident(false).id());
        fixture.freezeEvidence(incident.id());
        contain(incident.id());

        assertThat(actions.of(incident.id())).extracting(Action::connection).containsOnly("exercise:" + incident.id());
        assertThat(alias(incident.id())).isEqualTo("5");
        assertThat(real.toString()).contains("champion=6");
    }

    private void contain(String incident) {
        fixture.approve(
                incident,
                systemActions.planContainment(incident, new SystemActions.Containment(null, true), "engineer"));
        for (var step : List.of(PAUSE_PIPELINE, ROLL_BACK_MODEL)) {
            assertThat(systemActions.perform(incident, step)).matches(StepResult::done);
        }
    }

    private String alias(String incident) {
        return ((RegisteredModel) changes.state(incident).get("model"))
                .aliases()
                .get("champion");
    }
}
