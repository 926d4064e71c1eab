package dev.quell.automation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quell.automation.SystemConnections.Answer;
import dev.quell.inventory.AiSystem;
import dev.quell.inventory.DriftSettings;
import dev.quell.inventory.Pipeline;
import dev.quell.inventory.Registry;
import dev.quell.inventory.RiskClass;
import dev.quell.shared.Problem;
import dev.quell.testing.outside.AirflowStub;
import dev.quell.testing.outside.FaultProxy;
import dev.quell.testing.outside.MlflowStub;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a test of the connections of a system finds out, against stubs that answer as MLflow and Airflow do. */
class SystemConnectionsTest {

    private static final String SECRET = "hidden-password";
    private static final MlflowStub REGISTRY = new MlflowStub();

    private static volatile CountDownLatch held = new CountDownLatch(0);
    private static volatile CountDownLatch asked = new CountDownLatch(0);
    private static FaultProxy registry;
    private static FaultProxy scheduler;
    private static AutomationLab lab;

    private final SystemConnections connections = lab.bean(SystemConnections.class);

    @BeforeAll
    static void open() {
        REGISTRY.registerModel("scoring", 3);
        REGISTRY.alias("scoring", "champion", "2");
        registry = new FaultProxy(
                request -> {
                    asked.countDown();
                    await(held);
                    return REGISTRY.answer(request);
                },
                FaultProxy::movesAlias);
        var dags = new AirflowStub(3);
        dags.pause("training", true);
        scheduler = new FaultProxy(dags, FaultProxy::changesDag);
        var settings = new HashMap<>(Map.of(
                "quell.connections.registry.type",
                "mlflow",
                "quell.connections.registry.url",
                registry.url(),
                "quell.connections.registry.password",
                SECRET,
                "quell.connections.scheduler.type",
                "airflow",
                "quell.connections.scheduler.url",
                scheduler.url(),
                "quell.connections.scheduler.username",
                AirflowStub.USER,
                "quell.connections.scheduler.password",
                AirflowStub.PASSWORD,
                "quell.connections.dead.type",
                "mlflow",
                "quell.connections.dead.url",
                "http://127.0.0.1:1",
                "quell.connections.dead.password",
                SECRET));
        settings.put("quell.connections.far.type", "airflow");
        settings.put("quell.connections.far.url", "http://169.254.169.254");
        lab = AutomationLab.with(settings);
    }

    @AfterAll
    static void close() {
        lab.close();
        registry.close();
        scheduler.close();
    }

    @Test
    void findsEverythingThatTheEntryNames() {
        var answers = connections.test(system(new Registry("registry", "scoring", "champion", "1"), "scheduler"));

        assertThat(answers)
                .extracting(Answer::subject)
                .containsExactly("Connection registry", "Connection scheduler", "Model scoring", "Pipeline training");
        assertThat(answers)
                .allMatch(Answer::good)
                .allMatch(answer -> answer.remedy().isEmpty());
        assertThat(answers.get(2).finding()).contains("champion stands at version 2");
        assertThat(answers.get(3).finding()).contains("it is paused");
    }

    @Test
    void saysWhatIsNotThereAndWhatToDo() {
        assertThat(model(new Registry("registry", "scoring", "challenger", null)))
                .satisfies(answer -> assertThat(answer.good()).isFalse())
                .satisfies(answer -> assertThat(answer.finding()).contains("no alias challenger"))
                .satisfies(answer -> assertThat(answer.remedy()).contains("Set the alias challenger"));
        assertThat(model(new Registry("registry", "other", "champion", null)))
                .satisfies(answer -> assertThat(answer.good()).isFalse())
                .satisfies(answer -> assertThat(answer.finding()).contains("other not found"))
                .satisfies(answer -> assertThat(answer.remedy()).contains("Correct the name"));
        assertThat(model(new Registry("registry", "scoring", "champion", "9")).remedy())
                .contains("Version 9, the last good one, is not there");
    }

    @Test
    void tellsAServerThatIsAwayFromAConnectionThatNobodyConfigured() {
        var away = connections.test(system(new Registry("dead", "scoring", "champion", null), null));
        assertThat(away).noneMatch(Answer::good);
        assertThat(away.get(0).finding()).contains("cannot be reached");

        var unknown = connections.test(system(new Registry("nowhere", "scoring", "champion", null), null));
        assertThat(unknown).noneMatch(Answer::good);
        assertThat(unknown.get(0).remedy()).contains("is not configured; set quell.connections.nowhere.type");

        var wrongKind = connections.test(system(null, "registry"));
        assertThat(wrongKind.get(1).remedy()).contains("is no PipelineScheduler");
    }

    @Test
    void saysWhereAConnectionMayNotLead() {
        var answers = connections.test(system(null, "far"));

        assertThat(answers).noneMatch(Answer::good);
        assertThat(answers.get(0).finding()).contains("cannot be reached");
        assertThat(answers.get(0).remedy()).contains("quell.connections.far.url leads to 169.254.169.254");
        assertThat(answers.get(1).remedy()).contains("Have the setting changed");
    }

    @Test
    void showsNoSecretAndChangesNothing() {
        var answers = List.of(
                connections.test(system(new Registry("registry", "other", "champion", null), "scheduler")),
                connections.test(system(new Registry("dead", "scoring", "champion", null), null)));

        assertThat(answers.toString()).doesNotContain(SECRET, AirflowStub.PASSWORD);
        assertThat(registry.changes() + scheduler.changes()).isZero();
    }

    @Test
    void testsASystemOnceAtATime() throws Exception {
        held = new CountDownLatch(1);
        asked = new CountDownLatch(1);
        var system = system(new Registry("registry", "scoring", "champion", null), null);
        var first = CompletableFuture.supplyAsync(() -> connections.test(system));
        try {
            assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();

            assertThatThrownBy(() -> connections.test(system))
                    .isInstanceOf(Problem.class)
                    .hasMessageContaining("being tested already");
        } finally {
            held.countDown();
        }
        assertThat(first.join()).allMatch(Answer::good);
        assertThat(connections.test(system)).allMatch(Answer::good);
    }

    private Answer model(Registry registry) {
        return connections.test(system(registry, null)).get(1);
    }

    private static AiSystem system(@Nullable Registry registry, @Nullable String scheduler) {
        return new AiSystem(
                "scoring",
                "Scoring",
                "",
                "business",
                RiskClass.HIGH,
                false,
                List.of(),
                registry,
                scheduler == null ? List.of() : List.of(new Pipeline(scheduler, "training")),
                null,
                null,
                List.of(),
                DriftSettings.none(),
                Map.of(),
                Instant.EPOCH,
                Instant.EPOCH,
                1);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
