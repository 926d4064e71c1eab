package dev.quell.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quell.automation.spi.ActionRequest;
import dev.quell.automation.spi.Plan;
import dev.quell.automation.spi.Refusal;
import dev.quell.automation.spi.StateSnapshot;
import dev.quell.shared.Problem;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlanningTest {

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

    @Test
    void plansTheMoveOfAnAliasAndTheWayBack() {
        var plan = (Plan) AliasPlanning.plan(alias("2", "READY"), setAlias("champion", "1"));

        assertThat(plan.summary()).isEqualTo("Move alias champion of credit-scoring from version 2 to 1");
        assertThat(plan.predictedAfter()).isEqualTo(AliasPlanning.state("champion", "1"));
        assertThat(plan.undo()).isEqualTo(setAlias("champion", "2"));
        assertThat(plan.noop()).isFalse();
    }

    @Test
    void takesBackANewAliasByRemovingIt() {
        var plan = (Plan) AliasPlanning.plan(alias(null, "READY"), setAlias("champion", "1"));

        assertThat(plan.undo()).isNotNull();
        assertThat(plan.undo().type()).isEqualTo("mlflow.removeAlias");
        assertThat(plan.undo().params()).doesNotContainKey("version");
    }

    @ParameterizedTest
    @CsvSource({"ABSENT, has no version 1", "PENDING_REGISTRATION, is not ready", "FAILED_REGISTRATION, is not ready"})
    void refusesAVersionThatCannotBeServed(String status, String reason) {
        var refusal = (Refusal) AliasPlanning.plan(alias("2", status), setAlias("champion", "1"));

        assertThat(refusal.reason()).contains(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"latest", "Latest", "v3", "V3", "a b", "a/b", "ä"})
    void refusesAnAliasThatMlflowWouldRefuse(String alias) {
        assertThatThrownBy(() -> AliasPlanning.target(setAlias(alias, "1")))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("params.alias");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1.0", "seven", "1 ", "01"})
    void refusesWhatIsNoVersion(String version) {
        assertThatThrownBy(() -> AliasPlanning.target(setAlias("champion", version)))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("params.version");
    }

    @Test
    void givesEqualPlansEqualHashesWheneverTheStateWasRead() {
        var early = new StateSnapshot(
                AliasPlanning.target(setAlias("champion", "1")),
                AliasPlanning.state("champion", "2"),
                Map.of(AliasPlanning.VERSION_STATUS, "READY"),
                NOW.minusSeconds(60));
        var first = (Plan) AliasPlanning.plan(early, setAlias("champion", "1"));
        var second = (Plan) AliasPlanning.plan(alias("2", "READY"), setAlias("champion", "1"));
        var other = (Plan) AliasPlanning.plan(alias("3", "READY"), setAlias("champion", "1"));

        assertThat(first.hash()).isEqualTo(second.hash()).isNotEqualTo(other.hash());
    }

    @Test
    void warnsThatPausingDoesNotStopWhatRuns() {
        var plan = (Plan) PausePlanning.plan(pipeline(false, 2), pause());

        assertThat(plan.risks()).singleElement().asString().contains("2 active runs");
        assertThat(plan.undo()).isNotNull();
        assertThat(plan.undo().type()).isEqualTo("airflow.unpauseDag");
    }

    @Test
    void leavesPausedWhatWasPausedBefore() {
        var plan = (Plan) PausePlanning.plan(pipeline(true, 0), pause());

        assertThat(plan.noop()).isTrue();
        assertThat(plan.undo()).isNotNull();
        assertThat(plan.undo().type()).isEqualTo("airflow.pauseDag");
    }

    @Test
    void warnsThatUnpausingMayStartRuns() {
        var unpause = new ActionRequest("airflow.unpauseDag", "scheduler", Map.of("dagId", "training"));
        var plan = (Plan) PausePlanning.plan(pipeline(true, 1), unpause);

        assertThat(plan.risks()).hasSize(2).first().asString().contains("at once");
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", "a/b", "a b", "~", "%2e"})
    void refusesAPipelineThatIsNoName(String dagId) {
        var request = new ActionRequest("airflow.pauseDag", "scheduler", Map.of("dagId", dagId));

        assertThatThrownBy(() -> PausePlanning.target(request))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("params.dagId");
    }

    private static StateSnapshot alias(@Nullable String version, String status) {
        return new StateSnapshot(
                AliasPlanning.target(setAlias("champion", "1")),
                AliasPlanning.state("champion", version),
                Map.of(AliasPlanning.VERSION_STATUS, status),
                NOW);
    }

    private static ActionRequest setAlias(String alias, String version) {
        return new ActionRequest(
                "mlflow.setAlias", "registry", Map.of("model", "credit-scoring", "alias", alias, "version", version));
    }

    private static StateSnapshot pipeline(boolean paused, int activeRuns) {
        return new StateSnapshot(
                PausePlanning.target(pause()),
                PausePlanning.state(paused),
                Map.of(PausePlanning.ACTIVE_RUNS, activeRuns),
                NOW);
    }

    private static ActionRequest pause() {
        return new ActionRequest("airflow.pauseDag", "scheduler", Map.of("dagId", "training"));
    }
}
