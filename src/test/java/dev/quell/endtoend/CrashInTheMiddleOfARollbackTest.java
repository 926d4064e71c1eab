package dev.quell.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quell.testing.DriftScenario;
import dev.quell.testing.QuellProcess;
import dev.quell.testing.outside.FaultProxy;
import dev.quell.testing.outside.FaultProxy.Fault;
import dev.quell.testing.outside.MlflowStub;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The registry has moved the alias, its answer is on the way, and Quell is killed; while it is dead, a status update falls
 * due.
 */
class CrashInTheMiddleOfARollbackTest {

    private static final String UPDATE_DUE = "startEvent_updateDue";

    /** Long enough to kill Quell before, and shorter than any start of it. */
    private static final Duration AHEAD = Duration.ofSeconds(8);

    private static final DateTimeFormatter ENGINE_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxx").withZone(ZoneOffset.UTC);

    @TempDir
    private Path directory;

    @Test
    void movesTheAliasOnceAndGoesOnAfterTheRestart() throws InterruptedException, IOException {
        var registry = new MlflowStub();
        registry.registerModel(DriftScenario.SYSTEM, 3);
        registry.alias(DriftScenario.SYSTEM, "champion", "3");
        try (var proxy =
                new FaultProxy(registry, request -> request.has("POST", "/api/2.0/mlflow/registered-models/alias"))) {
            var scenario = killedWhileRollingBack(proxy);

            try (var quell = QuellProcess.start(directory, properties(proxy))) {
                quell.awaitTask(scenario.incident(), "userTask_fixDataSource");

                assertThat(registry.aliasVersion(DriftScenario.SYSTEM, "champion"))
                        .contains("2");
                assertThat(proxy.changes()).as("calls that moved the alias").isEqualTo(1);
                assertThat(journalOf(scenario.incident(), "rollBackModel")).containsExactly("VERIFIED, by us");
                assertThat(quell.timelineKinds(scenario.incident())).contains("action.applied", "action.verified");
                await("the update that fell due meanwhile")
                        .atMost(Duration.ofMinutes(1))
                        .until(() -> updatesFallenDue(quell, scenario.incident()) == 1);
                assertThat(quell.get("auditor", "/api/v1/incidents/" + scenario.incident() + "/timeline/verify")
                                .path("intact")
                                .asBoolean())
                        .isTrue();
            }
        }
    }

    private DriftScenario killedWhileRollingBack(FaultProxy proxy) throws InterruptedException {
        var quell = QuellProcess.start(directory, properties(proxy));
        try {
            DriftScenario.connect(quell, "registry", "2", "simulated", "credit_scoring_training");
            quell.post("automation", "/api/v1/signals/alertmanager", DriftScenario.alert());
            var scenario = new DriftScenario(quell, quell.awaitIncident(DriftScenario.SYSTEM));
            scenario.verify();
            scenario.classify();
            scenario.documentRootCause();
            proxy.spoilNext(Fault.HELD_AFTER_CHANGE);
            scenario.approve();
            assertThat(proxy.awaitHeld(60)).as("the alias has moved").isTrue();
            var due = letTheUpdateFallDueSoon(quell, scenario.incident());
            quell.kill();
            assertThat(Instant.now()).as("time of death").isBefore(due);
            return scenario;
        } finally {
            quell.kill();
        }
    }

    private static Instant letTheUpdateFallDueSoon(QuellProcess quell, String incident) {
        assertThat(updatesFallenDue(quell, incident)).isZero();
        var job = quell.get("admin", "/engine-rest/job?maxResults=1&activityId=" + UPDATE_DUE)
                .path(0)
                .path("id")
                .asText();
        var due = Instant.now().plus(AHEAD);
        var answer = quell.exchange(
                "admin",
                "PUT",
                "/engine-rest/job/" + job + "/duedate",
                Map.of("duedate", ENGINE_TIME.format(due), "cascade", false));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
        return due;
    }

    private static long updatesFallenDue(QuellProcess quell, String incident) {
        return StreamSupport.stream(
                        quell.get("auditor", "/api/v1/incidents/" + incident + "/timeline")
                                .spliterator(),
                        false)
                .filter(entry -> entry.path("kind").asText().equals("timer.fired"))
                .map(JsonNode::toString)
                .filter(entry -> entry.contains(UPDATE_DUE))
                .count();
    }

    /** Status, and whose change it was, of each row of a step in the journal itself. */
    private List<String> journalOf(String incident, String step) throws IOException {
        var port = Files.readAllLines(directory.resolve("postgresql/postmaster.pid"))
                .get(3);
        var database = new DriverManagerDataSource("jdbc:postgresql://localhost:" + port.strip() + "/postgres");
        database.setUsername("postgres");
        return JdbcClient.create(database)
                .sql("select status || case when ours then ', by us' else ', not by us' end from quell.action"
                        + " where incident_id = :incident and step = :step")
                .param("incident", incident)
                .param("step", step)
                .query(String.class)
                .list();
    }

    private static Map<String, String> properties(FaultProxy proxy) {
        return Map.of(
                "quell.connections.registry.type", "mlflow",
                "quell.connections.registry.url", proxy.url(),
                "quell.connections.registry.networks", "loopback");
    }
}
