package dev.quell.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quell.shared.Problem;
import dev.quell.testing.IntegrationTest;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.annotation.Transactional;

@Transactional
class AiSystemsTest extends IntegrationTest {

    @Autowired
    AiSystems systems;

    @Autowired
    WindowFiles windows;

    @Test
    void bringsSampleSystemsThatAreReadyForAnIncident() {
        for (var id : List.of("credit-scoring", "support-assistant", "demand-forecast")) {
            assertThat(systems.gaps(id)).as(id).isEmpty();
            assertThat(windows.resolve(systems.require(id).drift().currentWindow()))
                    .satisfies(Files::exists);
        }
    }

    @Test
    void returnsWhatItWillReadLater() {
        var registered = systems.register(empty());

        assertThat(systems.find(registered.id())).contains(registered);
    }

    @Test
    void namesWhatIsMissingForPreparedness() {
        var registered = systems.register(empty());

        assertThat(systems.gaps(registered.id()))
                .extracting(Gap::field)
                .containsExactly(
                        "registry",
                        "pipelines",
                        "fallback",
                        "servingEndpoint",
                        "metrics",
                        "drift.referenceWindow",
                        "drift.currentWindow",
                        "jurisdictions",
                        "scenarioSeverities");
    }

    @Test
    void refusesTheSameIdTwice() {
        var spec = empty();
        systems.register(spec);

        assertThatThrownBy(() -> systems.register(spec)).hasMessageContaining("is registered already");
    }

    @Test
    void refusesAChangeOfAnOldVersion() {
        var first = systems.register(empty());
        var second = systems.update(AiSystemSpec.of(first));

        assertThat(second.version()).isEqualTo(2);
        assertThatThrownBy(() -> systems.update(AiSystemSpec.of(first)))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(409))
                .hasMessageContaining("is at version 2, not 1");
    }

    @Test
    void changesTheThresholdOfOneMetric() {
        var before = systems.require("demand-forecast");

        var after = systems.changeThreshold("demand-forecast", "mape", 0.25);

        assertThat(after.metric("mape"))
                .hasValueSatisfying(mape -> assertThat(mape.threshold()).isEqualTo(0.25));
        assertThat(after.metric("drift_share")).isEqualTo(before.metric("drift_share"));
        assertThatThrownBy(() -> systems.changeThreshold("demand-forecast", "mape", 0.01))
                .hasMessageContaining("metrics[0].threshold");
        assertThatThrownBy(() -> systems.changeThreshold("demand-forecast", "beauty", 1))
                .hasMessageContaining("no metric of demand-forecast \"beauty\"");
    }

    @Test
    void findsThoseThatAreNamedByTheirIdOrTheirModel() {
        var model = "model-" + UUID.randomUUID();
        var modelled = systems.register(empty(new Registry("simulated", model, "champion", "1")));
        systems.register(empty());

        assertThat(systems.named(List.of("demand-forecast", model, "nobody's")))
                .extracting(AiSystem::id)
                .containsExactly("demand-forecast", modelled.id());
        assertThat(systems.named(List.of())).isEmpty();
    }

    private static AiSystemSpec empty() {
        return empty(null);
    }

    private static AiSystemSpec empty(@Nullable Registry registry) {
        return new AiSystemSpec(
                "new-" + UUID.randomUUID(),
                "New",
                "",
                "business",
                RiskClass.LIMITED,
                false,
                List.of(),
                registry,
                List.of(),
                null,
                null,
                List.of(),
                DriftSettings.none(),
                Map.of(),
                null);
    }
}
