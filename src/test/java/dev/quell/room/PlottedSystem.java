package dev.quell.room;

import dev.quell.diagnostics.DiagnosisFixture;
import dev.quell.inventory.AiSystemSpec;
import dev.quell.inventory.AiSystems;
import dev.quell.inventory.DriftSettings;
import dev.quell.inventory.MetricThreshold;
import dev.quell.inventory.RiskClass;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** AI systems whose observations are written past the detection of breaches: no incident of its own comes of them. */
final class PlottedSystem {

    private final DiagnosisFixture diagnosis;
    private final AiSystems systems;
    private final JdbcClient jdbc;

    PlottedSystem(BeanFactory beans, JdbcClient jdbc) {
        this.diagnosis = new DiagnosisFixture(beans);
        this.systems = beans.getBean(AiSystems.class);
        this.jdbc = jdbc;
    }

    /** The id of a new system with these metrics. */
    String system(MetricThreshold... metrics) {
        return systems.register(new AiSystemSpec(
                        "plotted-" + UUID.randomUUID(),
                        "Plotted",
                        "",
                        "business",
                        RiskClass.MINIMAL,
                        false,
                        List.of(),
                        null,
                        List.of(),
                        null,
                        null,
                        List.of(metrics),
                        DriftSettings.none(),
                        Map.of(),
                        null))
                .id();
    }

    /** The id of a new incident about that system, or about none. */
    String incident(@Nullable String system) {
        return diagnosis.incident(system);
    }

    /** The id of a new incident about a system whose data has drifted. */
    String diagnosed() {
        return diagnosis.incident(diagnosis.systemWithWindows().id());
    }

    void observe(String system, String metric, double value, Instant at) {
        observeEachTenSeconds(system, metric, value, at, 1);
    }

    /** So many, the last of them then. */
    void observeEachTenSeconds(String system, String metric, double value, Instant last, int number) {
        jdbc.sql("insert into quell.observation (system_id, metric, observed_at, source, value, received_at)"
                        + " select :system, :metric, :last::timestamptz - n * interval '10 seconds',"
                        + " 'test-' || cast(:value as text), :value, :last::timestamptz"
                        + " from generate_series(0, :number - 1) n")
                .param("system", system)
                .param("metric", metric)
                .param("value", value)
                .param("last", Timestamp.from(last))
                .param("number", number)
                .update();
    }
}
