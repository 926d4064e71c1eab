package dev.quell.automation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quell.automation.spi.ActionRequest;
import dev.quell.automation.spi.Outcome;
import dev.quell.node.Node;
import dev.quell.testing.SettableTicker;
import dev.quell.testing.outside.AirflowStub;
import dev.quell.testing.outside.FaultProxy;
import dev.quell.testing.outside.FaultProxy.Reply;
import dev.quell.testing.outside.FaultProxy.Request;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who may change a target, and until when, while nodes beat every 100 ms and die after a second. */
class TargetLeasesTest {

    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final AirflowStub STUB = new AirflowStub(3);

    private static volatile boolean tokenEndsBeforeTheChange;
    private static volatile Runnable duringLogin = () -> {};
    private static FaultProxy proxy;
    private static AutomationLab lab;

    private final Actions actions = lab.bean(Actions.class);
    private final TargetLeases leases = lab.bean(TargetLeases.class);
    private final ActionRecorder recorder = lab.bean(ActionRecorder.class);
    private final SettableTicker ticker = lab.bean(SettableTicker.class);
    private final Node node = lab.bean(Node.class);
    private final AutomationFixture fixture = lab.fixture();
    private final String dag = "training_" + UUID.randomUUID();
    private final String incident = fixture.bareIncident();

    @BeforeAll
    static void open() {
        proxy = new FaultProxy(TargetLeasesTest::answer, FaultProxy::changesDag);
        lab = AutomationLab.with(Map.of(
                "quell.node.beat", "100ms",
                "quell.node.dead-after", "1s",
                "quell.lease.quiet", "2s",
                "quell.connections.scheduler.type", "airflow",
                "quell.connections.scheduler.url", proxy.url(),
                "quell.connections.scheduler.username", AirflowStub.USER,
                "quell.connections.scheduler.password", AirflowStub.PASSWORD));
    }

    @AfterAll
    static void close() {
        lab.close();
        proxy.close();
    }

    @BeforeEach
    void addDag() {
        STUB.pause(dag, false);
        proxy.reset();
        tokenEndsBeforeTheChange = false;
        duringLogin = () -> {};
        await().atMost(PAUSE).until(() -> node.life().sure());
    }

    @Test
    void keepsTheLeaseOfALongActionForAsLongAsItsNodeBeats() {
        var lease = leases.acquire(dag).orElseThrow();

        await().during(Duration.ofSeconds(3))
                .atMost(Duration.ofSeconds(5))
                .until(() -> lease.valid() && leases.acquire(dag).isEmpty());

        leases.release(lease);
        assertThat(leases.acquire(dag)).isPresent();
    }

    @Test
    void doesNotProlongWhatNobodyHoldsAnyMore() {
        var forgotten = leases.acquire(dag).orElseThrow();
        lab.bean(JdbcClient.class)
                .sql("update quell.action_lease set holder = 'a worker whose release failed' where holder = :holder")
                .param("holder", forgotten.holder())
                .update();

        await().atMost(Duration.ofSeconds(10)).until(() -> leases.acquire(dag).isPresent());
    }

    @Test
    void givesTheNextHolderAGreaterToken() {
        var first = leases.acquire(dag).orElseThrow();
        leases.release(first);

        assertThat(leases.acquire(dag).orElseThrow().token()).isGreaterThan(first.token());
    }

    @Test
    void freesWhatADeadNodeHeld() {
        var lease = leases.acquire(dag).orElseThrow();
        assertThat(leases.acquire(dag)).isEmpty();

        leases.free(lab.bean(JdbcClient.class), node.id());

        assertThat(leases.acquire(dag).orElseThrow().token()).isGreaterThan(lease.token());
    }

    @Test
    void takesNoTargetWhileTheNodeIsNotSureThatItLives() {
        ticker.advance(PAUSE);

        assertThat(leases.acquire(dag)).isEmpty();
    }

    @Test
    void sendsNothingWhenItStoodStillBetweenItsIntentAndTheRequest() {
        var action = approved();
        tokenEndsBeforeTheChange = true;
        duringLogin = () -> ticker.advance(PAUSE);

        var result = actions.perform(action.id());

        assertThat(result.outcome()).isInstanceOf(Outcome.Waiting.class);
        assertThat(STUB.isPaused(dag)).isFalse();
        assertThat(proxy.changes()).as("only the one that was refused").isEqualTo(1);
        await().atMost(PAUSE).until(() -> actions.perform(action.id()).done());
        assertThat(STUB.isPaused(dag)).isTrue();
        assertThat(proxy.changes()).isEqualTo(2);
    }

    /** Its worker has died, its call may still be on the way: "nothing has changed" would be a guess. */
    @Test
    void concludesNothingAboutACallThatMayStillArrive() {
        var action = approved();
        var lease = leases.acquire(action.target()).orElseThrow();
        assertThat(recorder.intent(action, lease)).isTrue();
        leases.free(lab.bean(JdbcClient.class), node.id());

        assertThat(actions.undo(action.id()).waiting()).isTrue();
        STUB.pause(dag, true);

        await().atMost(PAUSE).until(() -> actions.undo(action.id()).kind() == UndoResult.Kind.UNDONE);
        assertThat(STUB.isPaused(dag)).isFalse();
    }

    @Test
    void takesNothingBackWhenItStoodStillBetweenItsIntentAndTheRequest() {
        var action = approved();
        assertThat(actions.perform(action.id()).done()).isTrue();
        tokenEndsBeforeTheChange = true;
        duringLogin = () -> ticker.advance(PAUSE);

        assertThat(actions.undo(action.id()).waiting()).isTrue();

        assertThat(STUB.isPaused(dag)).isTrue();
        await().atMost(PAUSE).until(() -> actions.undo(action.id()).done());
        assertThat(STUB.isPaused(dag)).isFalse();
    }

    @Test
    void sendsNothingUnderALeaseOfAnEarlierLifeOfTheNode() {
        var action = approved();
        var life = node.life();
        tokenEndsBeforeTheChange = true;
        duringLogin = () -> {
            declareDead();
            await().atMost(PAUSE).until(() -> node.life() != life && node.life().sure());
            ticker.advance(Duration.ofSeconds(1));
            await().atMost(PAUSE).until(() -> node.life().sure());
        };

        assertThat(actions.perform(action.id()).waiting()).isTrue();

        assertThat(STUB.isPaused(dag)).isFalse();
    }

    @Test
    void refusesTheReceiptOfWhoeverHasLostTheTarget() {
        var action = approved();
        var late = leases.acquire(action.target()).orElseThrow();
        assertThat(recorder.intent(action, late)).isTrue();
        leases.free(lab.bean(JdbcClient.class), node.id());
        await().atMost(PAUSE).until(() -> actions.perform(action.id()).done());

        assertThat(recorder.receipt(action, late, new Outcome.Unknown("late"), false))
                .isFalse();
        assertThat(recorder.undoIntent(action, late)).isFalse();
        assertThat(actions.require(action.id()).status()).isEqualTo(ActionStatus.APPLIED);
    }

    @Test
    void leavesATargetAloneForAWhileAfterACallWhoseEndNobodySaw() {
        var action = approved();
        var cutOff = leases.acquire(action.target()).orElseThrow();
        assertThat(recorder.intent(action, cutOff)).isTrue();
        leases.free(lab.bean(JdbcClient.class), node.id());

        assertThat(actions.perform(action.id()).waiting()).isTrue();
        assertThat(proxy.changes()).isZero();

        STUB.pause(dag, true);
        assertThat(actions.perform(action.id()).outcome())
                .as("the call has arrived after all")
                .isInstanceOf(Outcome.Applied.class);
        assertThat(proxy.changes()).isZero();
    }

    private static void declareDead() {
        lab.bean(JdbcClient.class)
                .sql("update quell.node set dead_since = clock_timestamp() where id = :id")
                .param("id", lab.bean(Node.class).id())
                .update();
    }

    /** Lets the token end just before the change, so that a login stands between the intent and the request. */
    private static Reply answer(Request request) {
        if (FaultProxy.changesDag(request) && tokenEndsBeforeTheChange) {
            tokenEndsBeforeTheChange = false;
            STUB.forgetTokens(401);
        }
        if (request.has("POST", "/auth/token")) {
            duringLogin.run();
            duringLogin = () -> {};
        }
        return STUB.answer(request);
    }

    private Action approved() {
        var request = new ActionRequest("airflow.pauseDag", "scheduler", Map.of("dagId", dag));
        var action = actions.plan(incident, "step", "", request, "engineer");
        fixture.approve(incident, List.of(action));
        return actions.require(action.id());
    }
}
