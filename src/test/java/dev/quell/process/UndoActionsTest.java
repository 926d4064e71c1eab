package dev.quell.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quell.automation.ActionStatus;
import dev.quell.automation.Actions;
import dev.quell.incident.Incident;
import dev.quell.incident.IncidentType;
import dev.quell.incident.Timeline;
import dev.quell.shared.Problem;
import dev.quell.testing.Caller;
import dev.quell.testing.FlowNodeRecorder;
import dev.quell.testing.IntegrationTest;
import dev.quell.testing.ProcessDriver;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class UndoActionsTest extends IntegrationTest {

    @Autowired
    ProcessDriver driver;

    @Autowired
    Timeline timeline;

    ResponseFixture response;
    Incident incident;

    @BeforeEach
    void aContainedIncident(@Autowired BeanFactory beans) {
        response = new ResponseFixture(beans);
        incident = response.withEvidence(IncidentType.MODEL_DRIFT);
        response.start("model-drift-contain", incident, Map.of());
        response.approve(incident.id(), "t-commander");
    }

    @Test
    void takesEverythingBackOnceThePlaybookHasEnded() {
        response.start("undo-actions", incident, Map.of());

        assertThat(response.ended(incident)).isTrue();
        assertThat(response.outside.alias(incident)).isEqualTo("6");
        assertThat(response.outside.paused(incident)).isFalse();
        assertThat(response.actionStatuses(incident)).containsOnly(ActionStatus.UNDONE);
    }

    @Test
    void endsAtOnceWhenThereIsNothingToTakeBack() {
        response.start("undo-actions", incident, Map.of());
        response.start("undo-actions", incident, Map.of());

        assertThat(response.ended(incident)).isTrue();
        assertThat(response.outside.alias(incident)).isEqualTo("6");
    }

    @Test
    void takesNothingBackThatBelongsToAnotherIncident(@Autowired Actions actions) {
        var action = actions.of(incident.id()).get(0).id();
        var other = response.triaged(IncidentType.MODEL_DRIFT);

        assertThatThrownBy(() -> response.start("undo-actions", other, Map.of("onlyActionId", action)))
                .hasMessageContaining("belongs to another incident");

        assertThat(response.outside.alias(incident)).isEqualTo("5");
        assertThat(response.actionStatuses(incident)).doesNotContain(ActionStatus.UNDONE);
    }

    @Test
    void asksAPersonAboutWhatSomebodyElseHasChangedSince() {
        response.outside.moveAlias(incident, "4");
        response.start("undo-actions", incident, Map.of());

        assertThat(response.openTasks(incident)).containsExactly("userTask_undoByHand");
        assertThat(response.variable(incident, "actionSummary")).asString().contains("champion");
        response.complete(
                incident,
                "t-operations",
                "userTask_undoByHand",
                Map.of("undoOutcome", "left", "undoReason", "Version 4 was chosen on purpose"));

        assertThat(response.ended(incident)).isTrue();
        assertThat(response.outside.alias(incident)).isEqualTo("4");
        assertThat(response.outside.paused(incident)).isFalse();
        assertThat(response.actionStatuses(incident)).contains(ActionStatus.UNDO_REFUSED);
    }

    @Test
    void countsAnUndoByHandOnlyWhenTheTargetShowsIt() {
        var restored = Map.<String, Object>of("undoOutcome", "restored", "undoReason", "Moved back in the registry");
        response.outside.moveAlias(incident, "4");
        response.start("undo-actions", incident, Map.of());

        assertThatThrownBy(() -> response.complete(incident, "t-operations", "userTask_undoByHand", restored))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("The state before is not there yet")
                .hasMessageContaining("version 4");
        assertThat(response.actionStatuses(incident)).contains(ActionStatus.UNDO_REFUSED);

        response.outside.moveAlias(incident, "6");
        response.complete(incident, "t-operations", "userTask_undoByHand", restored);

        assertThat(response.ended(incident)).isTrue();
        assertThat(response.actionStatuses(incident)).containsOnly(ActionStatus.UNDONE);
    }

    @Test
    void repeatsByItselfWhileTheTargetIsBusy() {
        response.outside.occupy(incident);
        assertThatThrownBy(() -> response.start("undo-actions", incident, Map.of()))
                .hasMessageContaining("Somebody else is at work");
        response.outside.free(incident);
        driver.runJobs(incident.id());

        assertThat(response.outside.alias(incident)).isEqualTo("6");
    }

    @Test
    void takesOneActionBackFromTheRoomAndLetsTheResponseGoOn(@LocalServerPort int port, @Autowired Actions actions) {
        var room = "/incidents/" + incident.id();
        var move = actions.of(incident.id()).stream()
                .filter(action -> action.step().equals("rollBackModel"))
                .findFirst()
                .orElseThrow();
        var path = room + "/actions/" + move.id() + "/undo";
        var commander = Caller.session(port, "commander");
        assertThat(commander.get(room).body()).contains(path);
        assertThat(Caller.session(port, "engineer").get(room).body()).doesNotContain(path);
        assertThat(Caller.session(port, "engineer").get(path).statusCode()).isEqualTo(403);
        assertThat(commander.form(path, path, Map.of("reason", " ")).statusCode())
                .isEqualTo(400);
        assertThat(response.outside.alias(incident)).isEqualTo("5");

        var answer = commander.form(path, path, Map.of("reason", "Version 5 is worse"));
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(commander.form("/systems", path, Map.of("reason", "Twice")).statusCode())
                .isEqualTo(409);
        driver.runJobs(incident.id());

        assertThat(response.outside.alias(incident)).isEqualTo("6");
        assertThat(response.outside.paused(incident)).isTrue();
        assertThat(actions.require(move.id()).status()).isEqualTo(ActionStatus.UNDONE);
        assertThat(timeline.of(incident.id())).anySatisfy(entry -> {
            assertThat(entry.kind()).isEqualTo("action.undoRequested");
            assertThat(entry.actor()).isEqualTo("commander");
            assertThat(entry.summary()).endsWith("Reason: Version 5 is worse");
        });
        assertThat(commander.get(path).statusCode()).isEqualTo(409);
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void passesEveryFlowNode(@Autowired FlowNodeRecorder recorder) {
        recorder.assertEveryFlowNodePassed("undo-actions");
    }
}
