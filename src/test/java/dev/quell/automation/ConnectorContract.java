package dev.quell.automation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quell.automation.spi.ActionConnector;
import dev.quell.automation.spi.Connection;
import dev.quell.automation.spi.Outcome;
import dev.quell.automation.spi.Verdict;
import org.junit.jupiter.api.Test;

/** What every connector does, seen through the journal: changes once, survives crashes, takes back only what it did, gives no secret away. */
abstract class ConnectorContract {

    static final String SECRET = "s3cret-of-";

    Actions actions;
    AutomationFixture fixture;
    String incident;

    abstract AutomationLab lab();

    abstract Bench bench();

    /** For subclasses to call once the lab stands. */
    void openIncident() {
        actions = lab().bean(Actions.class);
        fixture = lab().fixture();
        incident = fixture.bareIncident();
    }

    @Test
    void changesTheTargetAndVerifiesIt() {
        var action = approved();

        assertThat(actions.perform(action.id()).outcome()).isInstanceOf(Outcome.Applied.class);

        assertThat(bench().state()).isEqualTo(bench().after());
        assertThat(actions.verify(action.id()).passed()).isTrue();
        assertThat(actions.require(action.id()).status()).isEqualTo(ActionStatus.VERIFIED);
        assertThat(fixture.kinds(incident))
                .containsExactly(
                        "action.planned", "action.approved", "action.started", "action.applied", "action.verified");
    }

    @Test
    void changesNothingWhenItIsPerformedAgain() {
        var action = performed();

        assertThat(actions.perform(action.id()).outcome()).isInstanceOf(Outcome.AlreadyInState.class);

        assertThat(bench().changes()).isEqualTo(1);
    }

    @Test
    void leavesATargetAloneThatIsAsWantedAlready() {
        bench().changeByHand();
        var changesByHand = bench().changes();
        var action = approved();

        assertThat(actions.perform(action.id()).done()).isTrue();

        assertThat(action.plan().noop()).isTrue();
        assertThat(bench().changes()).isEqualTo(changesByHand);
        assertThat(actions.undo(action.id()).kind()).isEqualTo(UndoResult.Kind.NOTHING_TO_UNDO);
        assertThat(bench().state()).isEqualTo(bench().after());
    }

    @Test
    void finishesWhatACrashCutOffAfterTheCall() {
        var action = approved();
        crash(action, true);

        var result = actions.perform(action.id());

        assertThat(result.outcome()).isInstanceOf(Outcome.Applied.class);
        assertThat(bench().changes()).isEqualTo(1);
        assertThat(actions.require(action.id()).ours()).isTrue();
    }

    @Test
    void repeatsWhatACrashCutOffBeforeTheCall() {
        var action = approved();
        crash(action, false);

        assertThat(actions.perform(action.id()).done()).isTrue();

        assertThat(bench().state()).isEqualTo(bench().after());
        assertThat(bench().changes()).isEqualTo(1);
        assertThat(actions.require(action.id()).attempts()).isEqualTo(2);
    }

    @Test
    void waitsForTheLeaseOfAWorkerThatMayStillBeAlive() {
        var action = approved();
        assertThat(lab().bean(TargetLeases.class).acquire(action.target())).isPresent();

        assertThat(actions.perform(action.id()).waiting()).isTrue();
        assertThat(bench().changes()).isZero();

        lab().expireLeases();
        assertThat(actions.perform(action.id()).done()).isTrue();
    }

    @Test
    void putsTheStateBeforeBackOnce() {
        var action = performed();

        assertThat(actions.undo(action.id()).kind()).isEqualTo(UndoResult.Kind.UNDONE);
        assertThat(actions.undo(action.id()).kind()).isEqualTo(UndoResult.Kind.NOTHING_TO_UNDO);

        assertThat(bench().state()).isEqualTo(bench().before());
        assertThat(bench().changes()).isEqualTo(2);
        assertThat(actions.undoable(incident)).isEmpty();
    }

    @Test
    void takesBackWhatACrashLeftOpen() {
        var action = approved();
        crash(action, true);

        assertThat(actions.undo(action.id()).kind()).isEqualTo(UndoResult.Kind.UNDONE);

        assertThat(bench().state()).isEqualTo(bench().before());
    }

    @Test
    void refusesToPlanForWhatIsNotThere() {
        assertThatThrownBy(() -> actions.plan(incident, "step", "", bench().requestForNothing(), "engineer"))
                .isInstanceOf(ActionRefusedException.class);
    }

    @Test
    void findsTheConnectionUsable() {
        assertThat(connector().probe(connection()).usable()).isTrue();
    }

    @Test
    void failsTheVerificationOfWhatIsNotAsPlanned() {
        var action = approved();

        var verdict = connector().verify(connection(), action.plan());

        assertThat(verdict.result()).isEqualTo(Verdict.Result.FAIL);
    }

    Action approved() {
        var action = actions.plan(incident, "step", "", bench().request(), "engineer");
        fixture.approve(action);
        return actions.require(action.id());
    }

    Action performed() {
        var action = approved();
        assertThat(actions.perform(action.id())).matches(ActionResult::done);
        return actions.require(action.id());
    }

    /** What is left when a worker dies between its intent and its receipt. */
    void crash(Action action, boolean afterTheCall) {
        var lease = lab().bean(TargetLeases.class).acquire(action.target()).orElseThrow();
        assertThat(lab().bean(ActionRecorder.class).intent(action, lease)).isTrue();
        if (afterTheCall) {
            connector().act(connection(), action.plan(), action.key(), lease);
        }
        lab().expireLeases();
    }

    ActionConnector connector() {
        return lab().bean(Connections.class).connector(connection());
    }

    Connection connection() {
        return lab().bean(Connections.class).require(bench().request().connection());
    }
}
