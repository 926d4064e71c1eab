package dev.quell.connector.airflow;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quell.automation.spi.ActionConnector;
import dev.quell.automation.spi.ActionKey;
import dev.quell.automation.spi.ActionRequest;
import dev.quell.automation.spi.Connection;
import dev.quell.automation.spi.ConnectorException;
import dev.quell.automation.spi.ConnectorInfo;
import dev.quell.automation.spi.Outcome;
import dev.quell.automation.spi.Permit;
import dev.quell.automation.spi.PipelineScheduler;
import dev.quell.automation.spi.Plan;
import dev.quell.automation.spi.Planning;
import dev.quell.automation.spi.Probe;
import dev.quell.automation.spi.StateSnapshot;
import dev.quell.automation.spi.Target;
import dev.quell.connector.PausePlanning;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Pauses and unpauses DAGs. Airflow compares nothing on writing. */
@Component
class AirflowConnector implements ActionConnector, PipelineScheduler {

    private static final ConnectorInfo INFO = new ConnectorInfo("airflow", PausePlanning.actions("airflow"));

    private final AirflowApi api;
    private final Clock clock;

    AirflowConnector(AirflowApi api, Clock clock) {
        this.api = api;
        this.clock = clock;
    }

    @Override
    public ConnectorInfo info() {
        return INFO;
    }

    @Override
    public Target targetOf(ActionRequest request) {
        return PausePlanning.target(request);
    }

    @Override
    public Probe probe(Connection connection) {
        try {
            var version = api.version(connection).require().path("version").asText("");
            api.anyDag(connection).require();
            return new Probe(true, version, List.of());
        } catch (ConnectorException e) {
            return Probe.failed(e, e.getMessage());
        }
    }

    @Override
    public StateSnapshot read(Connection connection, ActionRequest request) {
        var dagId = request.param("dagId");
        var dag = api.dag(connection, dagId).require();
        var active = api.activeRuns(connection, dagId)
                .require()
                .path("total_entries")
                .asInt();
        return new StateSnapshot(
                targetOf(request),
                PausePlanning.state(paused(dag)),
                Map.of(
                        PausePlanning.ACTIVE_RUNS,
                        active,
                        PausePlanning.STALE,
                        dag.path("is_stale").asBoolean()
                                || !dag.path("is_active").asBoolean(true),
                        PausePlanning.IMPORT_ERRORS,
                        dag.path("has_import_errors").asBoolean()),
                clock.instant());
    }

    @Override
    public Planning plan(StateSnapshot before, ActionRequest request) {
        return PausePlanning.plan(before, request);
    }

    @Override
    public Outcome act(Connection connection, Plan plan, ActionKey key, Permit permit) {
        var pause = plan.request().verb().equals(PausePlanning.PAUSE);
        return api.setPaused(permit, connection, plan.request().param("dagId"), pause)
                .toChange(plan.predictedAfter());
    }

    @Override
    public Pipeline pipeline(Connection connection, String dagId) {
        var dag = api.dag(connection, dagId).require();
        var runs = api.recentRuns(connection, dagId).require().path("dag_runs");
        return new Pipeline(
                dagId,
                paused(dag),
                StreamSupport.stream(runs.spliterator(), false)
                        .map(AirflowConnector::run)
                        .toList());
    }

    /** @throws ConnectorException when the answer is not about a DAG, so that a wrong address is not taken for a running one */
    private static boolean paused(JsonNode dag) {
        if (!dag.path("is_paused").isBoolean()) {
            throw ConnectorException.rejected(
                    Outcome.Code.MISCONFIGURED,
                    "The answer has no is_paused; is this Airflow, and the right version of it?");
        }
        return dag.path("is_paused").asBoolean();
    }

    private static PipelineRun run(JsonNode run) {
        return new PipelineRun(
                run.path("dag_run_id").asText(""),
                run.path("state").asText(""),
                instant(run.path("start_date")),
                instant(run.path("end_date")),
                run.path("triggering_user_name").asText(""));
    }

    private static @Nullable Instant instant(JsonNode text) {
        try {
            return text.isTextual() ? OffsetDateTime.parse(text.asText()).toInstant() : null;
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
