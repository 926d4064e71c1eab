package dev.quell.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.testing.DriftScenario;
import dev.quell.testing.QuellProcess;
import dev.quell.testing.outside.FaultProxy;
import dev.quell.testing.outside.FaultProxy.Fault;
import dev.quell.testing.outside.MlflowStub;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The registry has moved the alias, its answer is on the way, and Quell is killed. */
class CrashInTheMiddleOfARollbackTest {

    @TempDir
    private Path directory;

    @Test
    void movesTheAliasOnceAndGoesOnAfterTheRestart() throws InterruptedException {
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
                assertThat(quell.timelineKinds(scenario.incident())).contains("action.applied", "action.verified");
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
            return scenario;
        } finally {
            quell.kill();
        }
    }

    private static Map<String, String> properties(FaultProxy proxy) {
        return Map.of(
                "quell.connections.registry.type", "mlflow",
                "quell.connections.registry.url", proxy.url(),
                "quell.connections.registry.networks", "loopback");
    }
}
