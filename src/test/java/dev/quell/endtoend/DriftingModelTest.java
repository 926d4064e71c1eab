package dev.quell.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.quell.testing.DriftScenario;
import dev.quell.testing.QuellProcess;
import dev.quell.testing.neighbours.AirflowServer;
import dev.quell.testing.neighbours.AlertmanagerServer;
import dev.quell.testing.neighbours.Chromium;
import dev.quell.testing.neighbours.MlflowServer;
import dev.quell.testing.neighbours.NeighbourTest;
import dev.quell.testing.neighbours.TasklistPage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the alert in a real Alertmanager to the signed-off lesson, with a real MLflow, a real Airflow and people in a browser. */
@NeighbourTest
class DriftingModelTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    private Path directory;

    @Test
    void isDetectedRolledBackValidatedAndReviewedWhileSomebodyWatches() {
        var mlflow = MlflowServer.shared();
        var airflow = AirflowServer.shared();
        mlflow.registerModel(DriftScenario.SYSTEM, 4);
        mlflow.alias(DriftScenario.SYSTEM, "champion", "3");
        airflow.pause(AirflowServer.DAG_ID, false);
        var mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        try (var quell = QuellProcess.start(directory, properties(mlflow, airflow, mail));
                var chromium = Chromium.start()) {
            DriftScenario.connect(quell, "mlflow", "2", "airflow", AirflowServer.DAG_ID);
            var scenario = new DriftScenario(quell, alert(quell));
            var room = WatchedRoom.open(chromium, quell.url(), "legal", scenario.incident());
            verify(quell, chromium, scenario);
            contain(quell, chromium, scenario);
            room.hasCome("Contained").shows("actions", "champion").shows("evidence", "registry-state.json");
            assertThat(mlflow.aliasVersion(DriftScenario.SYSTEM, "champion")).contains("2");
            assertThat(airflow.isPaused(AirflowServer.DAG_ID)).isTrue();
            recover(quell, scenario);
            room.hasCome("Monitoring");
            assertThat(mlflow.aliasVersion(DriftScenario.SYSTEM, "champion")).contains("4");
            assertThat(airflow.isPaused(AirflowServer.DAG_ID)).isFalse();
            close(quell, chromium, scenario);
            room.hasCome("Closed").wasNeverLoadedAgain();
            assertTheRecordIsWhole(quell, scenario.incident());
            assertThat(mail.getReceivedMessages()).isNotEmpty();
        } finally {
            mail.stop();
        }
    }

    private static String alert(QuellProcess quell) {
        var webhook = quell.url().resolve("/api/v1/signals/alertmanager");
        try (var alertmanager = AlertmanagerServer.start(
                webhook, AlertmanagerServer.Credentials.basic("automation", QuellProcess.PASSWORD))) {
            alertmanager.fire(
                    Map.of("alertname", "DataDriftHigh", "system", DriftScenario.SYSTEM, "severity", "critical"),
                    Map.of("summary", "More than half of the features have drifted"));
            return quell.awaitIncident(DriftScenario.SYSTEM);
        }
    }

    private static void verify(QuellProcess quell, Chromium chromium, DriftScenario scenario) {
        TasklistPage.open(chromium, quell.url(), "engineer", scenario.awaitTask("userTask_verifyAnomaly"))
                .seesAPicture()
                .choose("Yes: the impact is assessed next, and the response begins")
                .picture("verify-anomaly")
                .complete();
    }

    private static void contain(QuellProcess quell, Chromium chromium, DriftScenario scenario) {
        scenario.classify();
        scenario.documentRootCause();
        TasklistPage.open(chromium, quell.url(), "commander", scenario.awaitTask("userTask_approveActions"))
                .choose("Approve")
                .write("Reason", "Read and agreed")
                .picture("approve-actions")
                .complete();
        scenario.awaitTask("userTask_fixDataSource");
    }

    private static void recover(QuellProcess quell, DriftScenario scenario) {
        scenario.eradicate("4");
        scenario.planRedeployment("4");
        scenario.approve();
        awaitStatus(quell, scenario.incident(), "MONITORING");
    }

    /** The watch takes days; its timer is fired by hand, as an operator would in Cockpit. */
    private static void close(QuellProcess quell, Chromium chromium, DriftScenario scenario) {
        quell.post("automation", "/api/v1/observations", freshObservations(quell));
        var timer = await().atMost(PATIENCE)
                .until(
                        () -> quell.get("admin", "/engine-rest/job?maxResults=1&activityId=boundaryEvent_watchOver")
                                .path(0)
                                .path("id")
                                .asText(),
                        id -> !id.isEmpty());
        quell.post("admin", "/engine-rest/job/" + timer + "/execute", Map.of());
        scenario.acceptRecoveryIfAsked();
        scenario.review();
        TasklistPage.open(chromium, quell.url(), "commander", scenario.awaitTask("userTask_signOffReview"))
                .choose("Yes, I sign it off")
                .picture("sign-off-review")
                .complete();
        awaitStatus(quell, scenario.incident(), "CLOSED");
    }

    private static List<Map<String, Object>> freshObservations(QuellProcess quell) {
        return StreamSupport.stream(
                        quell.get("admin", "/api/v1/systems/" + DriftScenario.SYSTEM)
                                .path("metrics")
                                .spliterator(),
                        false)
                .map(metric -> Map.<String, Object>of(
                        "systemId", DriftScenario.SYSTEM,
                        "metric", metric.path("metric").asText(),
                        "value", metric.path("baseline").asDouble(),
                        "observedAt", Instant.now().toString()))
                .toList();
    }

    private static void awaitStatus(QuellProcess quell, String incident, String status) {
        await(incident + " is " + status)
                .atMost(PATIENCE)
                .until(() -> quell.get("auditor", "/api/v1/incidents/" + incident)
                        .path("incident")
                        .path("status")
                        .asText()
                        .equals(status));
    }

    private static void assertTheRecordIsWhole(QuellProcess quell, String incident) {
        var address = "/api/v1/incidents/" + incident;
        assertThat(quell.timelineKinds(incident))
                .contains(
                        "incident.opened",
                        "diagnosis.completed",
                        "evidence.frozen",
                        "action.planned",
                        "action.approved",
                        "action.applied",
                        "action.verified",
                        "decision.made",
                        "improvement.added");
        assertThat(quell.get("auditor", address + "/timeline/verify")
                        .path("intact")
                        .asBoolean())
                .isTrue();
        assertThat(quell.exchange("auditor", "GET", address + "/report.md", null)
                        .body())
                .contains(incident, "Check units of the income feed", "champion");
    }

    private static Map<String, String> properties(MlflowServer mlflow, AirflowServer airflow, GreenMail mail) {
        return Map.ofEntries(
                Map.entry("quell.connections.mlflow.type", "mlflow"),
                Map.entry("quell.connections.mlflow.url", mlflow.url().toString()),
                Map.entry("quell.connections.mlflow.networks", "loopback"),
                Map.entry("quell.connections.airflow.networks", "loopback"),
                Map.entry("quell.connections.airflow.type", "airflow"),
                Map.entry("quell.connections.airflow.url", airflow.url().toString()),
                Map.entry("quell.connections.airflow.username", AirflowServer.USER),
                Map.entry("quell.connections.airflow.password", AirflowServer.PASSWORD),
                Map.entry("spring.mail.host", "127.0.0.1"),
                Map.entry("spring.mail.port", String.valueOf(mail.getSmtp().getPort())));
    }
}
