package dev.quell.process;

import dev.quell.incident.Incident;
import dev.quell.inventory.AiSystemSpec;
import dev.quell.inventory.Direction;
import dev.quell.inventory.DriftSettings;
import dev.quell.inventory.MetricThreshold;
import dev.quell.inventory.Pipeline;
import dev.quell.inventory.Registry;
import dev.quell.inventory.RiskClass;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The simulated registry and scheduler of an incident's AI system, and what other people do to them. */
class SimulatedOutside {

    static final String MODEL = "SimulatedModel";
    static final String PIPELINE = "SimulatedPipeline";

    private final JdbcClient jdbc;

    SimulatedOutside(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    String alias(Incident incident) {
        return state(incident, MODEL, "champion");
    }

    boolean paused(Incident incident) {
        return Boolean.parseBoolean(state(incident, PIPELINE, "paused"));
    }

    /** What somebody else does at the registry. */
    void moveAlias(Incident incident, String version) {
        jdbc.sql(
                        "update quell.simulated_state set state = jsonb_set(state::jsonb, '{aliases,champion}', :version::jsonb)::text"
                                + " where name = :name and kind = 'SimulatedModel'")
                .param("version", '"' + version + '"')
                .param("name", incident.systemId())
                .update();
    }

    /** The pipeline or model is gone from the simulation. */
    void remove(Incident incident, String kind) {
        jdbc.sql("delete from quell.simulated_state where kind = :kind and name like :name")
                .param("kind", kind)
                .param("name", incident.systemId() + "%")
                .update();
    }

    /** Somebody else is at work on every target of the incident until {@link #free}. */
    void occupy(Incident incident) {
        jdbc.sql("insert into quell.action_lease (target, holder, token, expires_at)"
                        + " select distinct target, 'somebody else', 1, timestamptz '2999-01-01' from quell.action"
                        + " where incident_id = :id on conflict (target) do update"
                        + " set holder = excluded.holder, token = quell.action_lease.token + 1,"
                        + " expires_at = excluded.expires_at")
                .param("id", incident.id())
                .update();
    }

    void free(Incident incident) {
        jdbc.sql("delete from quell.action_lease where holder = 'somebody else' and target in"
                        + " (select target from quell.action where incident_id = :id)")
                .param("id", incident.id())
                .update();
    }

    private String state(Incident incident, String kind, String field) {
        return jdbc.sql("select coalesce(state::jsonb -> 'aliases' ->> :field, state::jsonb ->> :field)"
                        + " from quell.simulated_state where kind = :kind and name like :name")
                .param("field", field)
                .param("kind", kind)
                .param("name", incident.systemId() + "%")
                .query(String.class)
                .optional()
                .orElse("");
    }

    /** An AI system whose alias {@code champion} stands at the version after 5, which was good. */
    static AiSystemSpec system(String id, String connection, DriftSettings drift) {
        return new AiSystemSpec(
                id,
                id,
                "For tests",
                "business",
                RiskClass.LIMITED,
                false,
                List.of("EU"),
                new Registry(connection, id, "champion", "5"),
                List.of(new Pipeline(connection, id + "_training")),
                null,
                null,
                List.of(new MetricThreshold("accuracy", 0.9, 0.8, Direction.BELOW, "drift")),
                drift,
                Map.of(),
                null);
    }

    static AiSystemSpec withMetrics(AiSystemSpec spec, List<MetricThreshold> metrics) {
        return new AiSystemSpec(
                spec.id(),
                spec.name(),
                spec.purpose(),
                spec.owner(),
                spec.riskClass(),
                spec.personalData(),
                spec.jurisdictions(),
                spec.registry(),
                spec.pipelines(),
                spec.servingEndpoint(),
                spec.fallback(),
                metrics,
                spec.drift(),
                spec.scenarioSeverities(),
                spec.version());
    }
}
