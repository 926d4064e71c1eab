package dev.quell.automation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.quell.automation.spi.ActionRequest;
import dev.quell.automation.spi.Outcome;
import dev.quell.incident.Timeline;
import dev.quell.shared.Problem;
import dev.quell.testing.outside.FaultProxy;
import dev.quell.testing.outside.FaultProxy.Fault;
import dev.quell.testing.outside.HeldUpstream;
import dev.quell.testing.outside.MlflowStub;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class ActionsTest {

    private static final MlflowStub STUB = new MlflowStub();
    private static final HeldUpstream HELD = new HeldUpstream(STUB);
    private static FaultProxy proxy;
    private static AutomationLab lab;

    private final Actions actions = lab.bean(Actions.class);
    private final AutomationFixture fixture = lab.fixture();
    private final TransactionTemplate transaction = new TransactionTemplate(lab.bean(PlatformTransactionManager.class));
    private final String model = "model-" + UUID.randomUUID();
    private final String incident = fixture.bareIncident();

    @BeforeAll
    static void open() {
        proxy = new FaultProxy(HELD, FaultProxy::movesAlias);
        lab = AutomationLab.with(
                Map.of("quell.connections.registry.type", "mlflow", "quell.connections.registry.url", proxy.url()));
    }

    @AfterAll
    static void close() {
        lab.close();
        proxy.close();
    }

    @BeforeEach
    void registerModel() {
        STUB.registerModel(model, 5);
        STUB.alias(model, "champion", "4");
        proxy.reset();
    }

    @Test
    @Timeout(60)
    void changesOnceWhenManyWorkersPerformTheSameAction() throws Exception {
        var action = approved("1");
        var workers = Executors.newFixedThreadPool(8);
        try {
            Callable<ActionResult> perform = () -> actions.perform(action.id());
            var results = workers.invokeAll(
                    IntStream.range(0, 24).mapToObj(worker -> perform).toList());
            for (var result : results) {
                assertThat(result.get()).matches(each -> each.done() || each.retryable());
            }
        } finally {
            workers.shutdownNow();
        }

        assertThat(actions.perform(action.id()).done()).isTrue();
        assertThat(proxy.changes()).isEqualTo(1);
        assertThat(fixture.kinds(incident)).containsOnlyOnce("action.started", "action.applied");
    }

    @Test
    void keepsTheReceiptWhenTheCallersTransactionIsRolledBack() {
        var action = approved("1");

        transaction.executeWithoutResult(status -> {
            assertThat(actions.perform(action.id()).done()).isTrue();
            status.setRollbackOnly();
        });

        assertThat(actions.require(action.id()).status()).isEqualTo(ActionStatus.APPLIED);
        assertThat(fixture.kinds(incident)).endsWith("action.started", "action.applied");
    }

    @Test
    @Timeout(60)
    void failsBeforeTheCallInsteadOfWaitingForItsOwnCallersLock() {
        var action = approved("1");

        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    lab.bean(Timeline.class).append(incident, "note", "written before", Map.of());
                    actions.perform(action.id());
                }))
                .hasMessageContaining("lock timeout");

        assertThat(proxy.changes()).isZero();
        assertThat(actions.perform(action.id()).done()).isTrue();
    }

    @Test
    @Timeout(60)
    void startsNothingThatIsCalledOffWhileItsTargetIsBeingRead() throws Exception {
        var action = approved("1");
        HELD.hold(request -> request.method().equals("GET"), true);
        var late = CompletableFuture.supplyAsync(() -> actions.perform(action.id()));
        await().until(HELD::isHolding);

        var toUndo = actions.callOff(incident);
        HELD.holdNothing();

        assertThat(toUndo).isEmpty();
        assertThat(late.get().done()).isFalse();
        assertThat(actions.perform(action.id()).needsPerson()).isTrue();
        assertThat(proxy.changes()).isZero();
        assertThat(actions.require(action.id()).status()).isEqualTo(ActionStatus.WITHDRAWN);
        assertThat(fixture.kinds(incident)).endsWith("action.approved", "action.withdrawn");
    }

    @Test
    void listsWhatHasBegunWhenTheRestIsCalledOff() {
        var begun = approved("1");
        actions.perform(begun.id());
        var other = actions.plan(incident, "later", "", request("2"), "engineer");

        assertThat(actions.callOff(incident)).extracting(Action::id).containsExactly(begun.id());
        assertThat(actions.require(other.id()).status()).isEqualTo(ActionStatus.WITHDRAWN);
    }

    /** Cut off after its call, and then cut off again after the call that took it back. */
    @Test
    void knowsThatItTookBackWhatNobodyHadConfirmed() {
        var action = cutOff(approved("1"));
        STUB.alias(model, "champion", "1");
        proxy.spoilNext(Fault.BUSY);
        assertThat(actions.undo(action.id()).retryable()).isTrue();
        STUB.alias(model, "champion", "4");

        assertThat(actions.undo(action.id()).kind()).isEqualTo(UndoResult.Kind.UNDONE);
        assertThat(actions.require(action.id()).status()).isEqualTo(ActionStatus.UNDONE);
        assertThat(fixture.kinds(incident)).endsWith("action.started", "action.applied", "action.undone");
    }

    @Test
    void saysOfACallThatNeverArrivedThatThereIsNothingToTakeBack() {
        var action = cutOff(approved("1"));

        assertThat(actions.undo(action.id()).kind()).isEqualTo(UndoResult.Kind.NOTHING_TO_UNDO);
        assertThat(actions.require(action.id()).status()).isEqualTo(ActionStatus.FAILED);
        assertThat(proxy.changes()).isZero();
    }

    /** Its worker has died right after committing that the call is about to be made. */
    private Action cutOff(Action action) {
        var leases = lab.bean(TargetLeases.class);
        var lease = leases.acquire(action.target()).orElseThrow();
        assertThat(lab.bean(ActionRecorder.class).intent(action, lease)).isTrue();
        lab.expireLeases();
        return actions.require(action.id());
    }

    @Test
    void tellsAWorkerThatComesBackLateThatItHasLostTheTarget() {
        var action = approved("1");
        var leases = lab.bean(TargetLeases.class);
        var late = leases.acquire(action.target()).orElseThrow();
        lab.expireLeases();
        assertThat(actions.perform(action.id()).done()).isTrue();

        var recorder = lab.bean(ActionRecorder.class);
        assertThat(recorder.intent(action, late)).isFalse();
        assertThat(recorder.receipt(action, late, new Outcome.Unknown("late"), false))
                .isFalse();
        assertThat(actions.require(action.id()).status()).isEqualTo(ActionStatus.APPLIED);
    }

    @Test
    void beginsANewRoundAfterAnActionThatFailed() {
        var first = approved("1");
        proxy.spoilNext(Fault.FORBIDDEN);
        assertThat(actions.perform(first.id()).needsPerson()).isTrue();

        var second = approved("1");

        assertThat(second.round()).isEqualTo(2);
        assertThat(second.id()).isNotEqualTo(first.id()).endsWith(".2");
        assertThat(actions.perform(second.id()).done()).isTrue();
        assertThat(actions.perform(first.id()).needsPerson()).isTrue();
        assertThat(actions.ofStep(incident, "step")).extracting(Action::id).containsExactly(second.id());
    }

    @Test
    void planningTheSameAgainKeepsThePlanAndItsConsent() {
        var first = approved("1");

        var again = actions.plan(incident, "step", "", request("1"), "engineer");

        assertThat(again.id()).isEqualTo(first.id());
        assertThat(again.status()).isEqualTo(ActionStatus.APPROVED);
    }

    @Test
    void acceptsWorkByHandOnlyWhenTheTargetShowsIt() {
        var action = approved("1");

        assertThat(actions.doneByHand(action.id(), "operations").passed()).isFalse();
        assertThat(actions.require(action.id()).status()).isEqualTo(ActionStatus.APPROVED);

        STUB.alias(model, "champion", "1");
        assertThat(actions.doneByHand(action.id(), "operations").passed()).isTrue();
        assertThat(actions.require(action.id()).detail()).contains("operations");
        assertThat(actions.undo(action.id()).kind()).isEqualTo(UndoResult.Kind.UNDONE);
        assertThat(STUB.aliasVersion(model, "champion")).contains("4");
    }

    @Test
    void refusesARequestThatItsConnectionCannotFulfil() {
        assertThatThrownBy(() -> actions.plan(
                        incident, "step", "", new ActionRequest("mlflow.pauseDag", "registry", Map.of()), "engineer"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("no action mlflow.pauseDag");
        assertThatThrownBy(() -> actions.plan(
                        incident, "step", "", new ActionRequest("mlflow.setAlias", "nowhere", Map.of()), "engineer"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("quell.connections.nowhere");
        assertThatThrownBy(() -> actions.plan(incident, "step", "", request("9"), "engineer"))
                .isInstanceOf(ActionRefusedException.class)
                .hasMessageContaining("no version 9");
    }

    @Test
    void leavesAnActionWhoseConnectionMayNoLongerLeadThereToAPerson() {
        var action = approved("1");

        try (var later = AutomationLab.with(Map.of(
                "quell.connections.registry.type", "mlflow",
                "quell.connections.registry.url", proxy.url(),
                "quell.connections.registry.networks", "private"))) {
            var result = later.bean(Actions.class).perform(action.id());

            assertThat(result.needsPerson()).isTrue();
            assertThat(result.detail()).contains("set quell.connections.registry.networks to loopback");
        }
        assertThat(actions.require(action.id()).status()).isEqualTo(ActionStatus.FAILED);
        assertThat(fixture.story(incident)).contains("set quell.connections.registry.networks to loopback");
        assertThat(proxy.changes()).isZero();
    }

    private Action approved(String version) {
        var action = actions.plan(incident, "step", "", request(version), "engineer");
        fixture.approve(incident, List.of(action));
        return actions.require(action.id());
    }

    private ActionRequest request(String version) {
        return new ActionRequest(
                "mlflow.setAlias", "registry", Map.of("model", model, "alias", "champion", "version", version));
    }
}
