package dev.quell.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quell.testing.DriftScenario;
import dev.quell.testing.QuellProcess;
import dev.quell.testing.outside.AirflowStub;
import dev.quell.testing.outside.FaultProxy;
import dev.quell.testing.outside.FaultProxy.Request;
import dev.quell.testing.outside.HeldUpstream;
import dev.quell.testing.outside.MlflowStub;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two nodes on one database; the one that is acting dies, or stands still, and the other goes on. */
@Tag("cluster")
class TakeoverTest {

    private static final Logger LOG = LoggerFactory.getLogger(TakeoverTest.class);
    private static final String DAG = "credit_scoring_training";

    /** Beats, the judgement of the others, a job that comes back for its turn, on a machine that does much else. */
    private static final Duration TAKEOVER_CAP = Duration.ofSeconds(40);

    /** Where the node is killed: its call to the registry is held. */
    enum Moment {
        READING_THE_TARGET(request -> request.path().endsWith("/registered-models/get"), false),
        BEFORE_THE_CHANGE(FaultProxy::movesAlias, false),
        AFTER_THE_CHANGE(FaultProxy::movesAlias, true);

        private final Predicate<Request> held;
        private final boolean passed;

        Moment(Predicate<Request> held, boolean passed) {
            this.held = held;
            this.passed = passed;
        }
    }

    @TempDir
    private Path directory;

    private EmbeddedPostgres postgres;
    private JdbcClient jdbc;

    @BeforeEach
    void startDatabase() throws IOException {
        postgres = EmbeddedPostgres.builder()
                .setPGStartupWait(Duration.ofMinutes(1))
                .start();
        jdbc = JdbcClient.create(postgres.getPostgresDatabase());
    }

    @AfterEach
    void stopDatabase() throws IOException {
        postgres.close();
    }

    @ParameterizedTest
    @EnumSource
    void finishesOnceWhatADeadNodeHadBegun(Moment moment) {
        var registry = new MlflowStub();
        registry.registerModel(DriftScenario.SYSTEM, 3);
        registry.alias(DriftScenario.SYSTEM, "champion", "3");
        try (var one = new Member("one", new HeldUpstream(registry), "mlflow", "registry");
                var two = new Member("two", new HeldUpstream(registry), "mlflow", "registry")) {
            DriftScenario.connect(one.quell, "registry", "2", "simulated", DAG);
            var scenario = atTheApproval(one.quell);
            one.upstream.hold(moment.held, moment.passed);
            two.upstream.hold(moment.held, moment.passed);
            scenario.approve();
            var victim = firstHeld(one, two);
            var survivor = victim == one ? two : one;

            survivor.upstream.holdNothing();
            var killedAt = System.nanoTime();
            victim.quell.kill();
            awaitApplied("rollBackModel");
            report(moment.name(), killedAt);

            assertThat(registry.aliasVersion(DriftScenario.SYSTEM, "champion")).contains("2");
            assertThat(one.upstream.passed(FaultProxy::movesAlias) + two.upstream.passed(FaultProxy::movesAlias))
                    .as("moves of the alias")
                    .isEqualTo(1);
            assertThat(survivor.quell.awaitTask(scenario.incident(), "userTask_fixDataSource"))
                    .isNotEmpty();
        }
    }

    @Test
    void actsOnceWhenTheNodeThatStoodStillBeforeItsCallWakesUpAgain() throws InterruptedException, IOException {
        var scheduler = new AirflowStub(3);
        scheduler.pause(DAG, false);
        try (var one = new Member("one", new HeldUpstream(scheduler), "airflow", "scheduler");
                var two = new Member("two", new HeldUpstream(scheduler), "airflow", "scheduler")) {
            DriftScenario.connect(one.quell, "simulated", "6", "scheduler", DAG);
            var scenario = atTheApproval(one.quell);
            one.upstream.loginBefore(scheduler);
            two.upstream.loginBefore(scheduler);
            scenario.approve();
            var sleeper = firstHeld(one, two);
            var other = sleeper == one ? two : one;

            other.upstream.holdNothing();
            var stoppedAt = System.nanoTime();
            signal("STOP", sleeper.quell.pid());
            sleeper.upstream.holdNothing();
            awaitApplied("pausePipeline");
            report("STOPPED", stoppedAt);
            signal("CONT", sleeper.quell.pid());

            other.quell.awaitTask(scenario.incident(), "userTask_fixDataSource");
            awaitNewName(sleeper.quell);
            assertThat(scheduler.isPaused(DAG)).isTrue();
            assertThat(scheduler.changes()).as("changes of the pipeline").isEqualTo(1);
            assertThat(sleeper.quell
                            .get("auditor", "/api/v1/incidents/" + scenario.incident() + "/timeline/verify")
                            .path("intact")
                            .asBoolean())
                    .isTrue();
        }
    }

    private static DriftScenario atTheApproval(QuellProcess quell) {
        quell.post("automation", "/api/v1/signals/alertmanager", DriftScenario.alert());
        var scenario = new DriftScenario(quell, quell.awaitIncident(DriftScenario.SYSTEM));
        scenario.verify();
        scenario.classify();
        scenario.documentRootCause();
        scenario.awaitTask("userTask_approveActions");
        return scenario;
    }

    private static Member firstHeld(Member one, Member two) {
        await("a call that is held")
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> one.upstream.isHolding() || two.upstream.isHolding());
        return one.upstream.isHolding() ? one : two;
    }

    private void awaitApplied(String step) {
        await(step)
                .atMost(TAKEOVER_CAP)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> jdbc.sql("select count(*) from quell.action where step = :step"
                                        + " and status in ('APPLIED', 'VERIFIED')")
                                .param("step", step)
                                .query(Integer.class)
                                .single()
                        == 1);
    }

    private void awaitNewName(QuellProcess quell) {
        await("a second name of the node")
                .atMost(TAKEOVER_CAP)
                .until(() -> jdbc.sql("select count(*) from quell.node where name like :name")
                                .param("name", "%:" + quell.pid())
                                .query(Integer.class)
                                .single()
                        == 2);
    }

    private static void report(String what, long since) {
        LOG.info("{}: receipt {} ms later", what, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - since));
    }

    private static void signal(String signal, long pid) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + signal, Long.toString(pid)).start().waitFor();
    }

    /** A node with its own way to the outside system that both share. */
    private final class Member implements AutoCloseable {

        private final HeldUpstream upstream;
        private final FaultProxy door;
        private final QuellProcess quell;

        Member(String name, HeldUpstream upstream, String type, String connection) {
            this.upstream = upstream;
            this.door = new FaultProxy(upstream, request -> false);
            var properties = new HashMap<>(Map.of(
                    "spring.datasource.url",
                    postgres.getJdbcUrl("postgres", "postgres"),
                    "spring.datasource.username",
                    "postgres",
                    "spring.datasource.password",
                    "postgres",
                    "quell.demo",
                    "true",
                    "quell.demo-password",
                    "quell",
                    "quell.connections." + connection + ".type",
                    type,
                    "quell.connections." + connection + ".url",
                    door.url(),
                    "quell.connections." + connection + ".networks",
                    "loopback",
                    "quell.connections." + connection + ".username",
                    AirflowStub.USER,
                    "quell.connections." + connection + ".password",
                    AirflowStub.PASSWORD));
            this.quell = QuellProcess.start(directory.resolve(name), properties);
        }

        @Override
        public void close() {
            upstream.holdNothing();
            quell.kill();
            door.close();
        }
    }
}
