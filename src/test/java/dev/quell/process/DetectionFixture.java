package dev.quell.process;

import static dev.quell.incident.process.DetectionAndAnalysisContract.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quell.incident.IncidentType;
import dev.quell.incident.Incidents;
import dev.quell.incident.NewIncident;
import dev.quell.inventory.AiSystem;
import dev.quell.inventory.AiSystemSpec;
import dev.quell.inventory.AiSystems;
import dev.quell.inventory.Direction;
import dev.quell.inventory.DriftSettings;
import dev.quell.inventory.MetricThreshold;
import dev.quell.inventory.RiskClass;
import dev.quell.shared.CanonicalJson;
import dev.quell.shared.Problem;
import dev.quell.testing.LastVariables;
import dev.quell.testing.ProcessDriver;
import java.time.Clock;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An incident whose anomaly a person looks at, and what its tasks show and refuse. */
class DetectionFixture {

    static final Map<String, Object> GENUINE_ANOMALY = Map.of("genuine", "true", "verificationNotes", "Seen it myself");

    final AiSystem system;
    final String incident;

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final LastVariables last;
    private final ProcessDriver driver;
    private final Clock clock;
    private final JdbcClient jdbc;
    private final @Nullable String systemId;

    DetectionFixture(BeanFactory beans) {
        this(beans, true);
    }

    /** @param registered whether the inventory knows the system; if not, the incident names none */
    DetectionFixture(BeanFactory beans, boolean registered) {
        jdbc = beans.getBean(JdbcClient.class);
        runtime = beans.getBean(RuntimeService.class);
        tasks = beans.getBean(TaskService.class);
        last = beans.getBean(LastVariables.class);
        driver = beans.getBean(ProcessDriver.class);
        clock = beans.getBean(Clock.class);
        system = beans.getBean(AiSystems.class).register(loanPricing());
        incident = beans.getBean(Incidents.class)
                .open(oddPrices(registered ? system.id() : null))
                .id();
        systemId = registered ? system.id() : null;
    }

    private static AiSystemSpec loanPricing() {
        return new AiSystemSpec(
                "detected-" + UUID.randomUUID(),
                "Loan pricing",
                "Prices loans",
                "business",
                RiskClass.HIGH,
                true,
                List.of("EU"),
                null,
                List.of(),
                null,
                "Price list of last year",
                List.of(new MetricThreshold("accuracy", 0.91, 0.85, Direction.BELOW)),
                DriftSettings.none(),
                Map.of(),
                null);
    }

    private static NewIncident oddPrices(@Nullable String systemId) {
        return new NewIncident(
                "Prices look odd",
                "Ten calls since noon",
                IncidentType.OTHER,
                systemId,
                "tasklist",
                "business",
                null,
                null,
                false);
    }

    /** As if this signal had opened the incident. */
    void raisedBy(String source, String summary, Map<String, Object> payload) {
        jdbc.sql("""
                        insert into quell.signal (id, source, fingerprint, starts_at, state, received_at, last_seen_at,
                            system_label, family, severity_hint, summary, payload, raw_sha256, outcome, incident_id)
                        values (:id, :source, :id, now(), 'FIRING', now(), now(), '', 'unknown', 'none', :summary,
                            :payload::jsonb, '', 'OPENED', :incident)""")
                .param("id", "sig-" + UUID.randomUUID())
                .param("source", source)
                .param("summary", summary)
                .param("payload", CanonicalJson.write(payload))
                .param("incident", incident)
                .update();
    }

    void diagnose() {
        Map<String, Object> variables = new HashMap<>();
        variables.put("incidentId", incident);
        variables.put("incidentType", "other");
        variables.put("systemId", systemId);
        variables.put("title", "Prices look odd");
        variables.put("exercise", false);
        runtime.startProcessInstanceByKey(KEY, incident, variables);
        driver.runJobs(incident);
        driver.complete(incident, "userTask_investigateAnomaly", Map.of("driftSummary", "Ten prices below cost"));
    }

    static Map<String, Object> impact() {
        return new HashMap<>(Map.of(
                "harmRealised", "event",
                "affectedShare", "0.1",
                "personalData", "none",
                "reversibility", "regular",
                "adversarial", "no",
                "urgency", "high",
                "impactDescription", "Ten loans sold below cost"));
    }

    void assertRefused(String element, Map<String, Object> answers, String... fields) {
        var task = driver.task(incident, element);
        assertThatThrownBy(() -> tasks.complete(task.getId(), answers))
                .isInstanceOfSatisfying(
                        Problem.class,
                        refusal -> assertThat(refusal.errors())
                                .extracting(Problem.FieldError::field)
                                .containsExactlyInAnyOrder(fields));
        assertThat(driver.task(incident, element).getId()).isEqualTo(task.getId());
    }

    Object variable(String element, String name) {
        return tasks.getVariable(driver.task(incident, element).getId(), name);
    }

    String options(String name) {
        return variable(driver.tasks(incident).get(0).getTaskDefinitionKey(), name)
                .toString();
    }

    Object outcome(String name) {
        return last.of(incident, KEY, name);
    }

    Date now() {
        return Date.from(clock.instant());
    }
}
