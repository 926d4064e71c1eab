package dev.quell.diagnostics.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.diagnostics.DiagnosisFixture;
import dev.quell.incident.Incidents;
import dev.quell.testing.IntegrationTest;
import dev.quell.testing.LastVariables;
import dev.quell.testing.ProcessDriver;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.spin.json.SpinJsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** The steps as the playbook model-drift runs them. */
class DiagnosisDelegatesTest extends IntegrationTest {

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    LastVariables last;

    @Autowired
    ProcessDriver process;

    @Autowired
    Incidents incidents;

    DiagnosisFixture fixture;
    String incident;

    @BeforeEach
    void fixture(@Autowired BeanFactory beans) {
        fixture = new DiagnosisFixture(beans);
    }

    @AfterEach
    void tidyUp() {
        process.instances(incident).forEach(left -> runtime.deleteProcessInstance(left.getId(), "end of test"));
    }

    @Test
    void figuresForTheFormAreSet() {
        diagnose(fixture.systemWithWindows().id());

        assertThat(process.instances(incident)).isEmpty();
        assertThat(variable("driftShare")).isEqualTo(2.0 / 3);
        assertThat(variable("driftSummary")).asString().startsWith("2 of 3 features drifted");
        assertThat((String) variable("plotUrl"))
                .matches("http://localhost:\\d+/api/v1/incidents/" + incident + "/diagnosis/plot.svg");
        assertThat(variable("incidentUrl")).isEqualTo("/incidents/" + incident);
        assertThat(variable("metricSummary")).isEqualTo("Never observed: accuracy, latency_ms.");
        assertThat(variable("changeSummary")).asString().contains("Latest: ");
        assertThat(rows("metricTable"))
                .extracting(row -> row.prop("status").stringValue())
                .containsOnly("unknown");
        assertThat(rows("changeTable")).isNotEmpty().allMatch(row -> row.hasProp("what"));
    }

    @Test
    void tableOfFeaturesHasTheColumnsOfTheForm() {
        diagnose(fixture.systemWithWindows().id());
        var rows = rows("driftTable");

        assertThat(rows).extracting(row -> row.prop("feature").stringValue()).containsExactly("job", "amount", "age");
        var amount = rows.get(1);
        assertThat(amount.prop("test").stringValue()).isEqualTo("ks");
        assertThat(amount.prop("statistic").numberValue()).isEqualTo(1);
        assertThat(amount.prop("pValue").numberValue().doubleValue()).isEqualTo(0.0001554);
        assertThat(amount.prop("threshold").numberValue()).isEqualTo(0.05);
        assertThat(amount.prop("drifted").boolValue()).isTrue();
        assertThat(amount.prop("refMissing").numberValue()).isEqualTo(0);
        assertThat(amount.prop("curMissing").numberValue()).isEqualTo(0);
    }

    @Test
    void unreadableWindowBecomesAPersonsTaskWithTheReason() {
        diagnose(fixture.system("gone.csv", "gone.csv").id());

        var task = process.task(incident, "userTask_compareDistributionsByHand");
        assertThat(tasks.getVariable(task.getId(), "failureReason")).asString().contains("\"gone.csv\" does not exist");
    }

    @Test
    void incidentWithoutASystemIsDiagnosedAsFarAsPossible() {
        diagnose(null);

        assertThat(process.instances(incident)).isEmpty();
        assertThat(rows("driftTable")).isEmpty();
        assertThat(variable("driftSummary")).asString().contains("names no registered AI system");
    }

    private void diagnose(String systemId) {
        incident = fixture.incident(systemId);
        runtime.startProcessInstanceByKey(
                "model-drift-diagnose", incident, Map.of("incidentId", incident, "severity", "SEV2", "title", "Drift"));
        process.runJobs(incident);
    }

    private Object variable(String name) {
        return last.of(incident, "model-drift-diagnose", name);
    }

    private List<SpinJsonNode> rows(String name) {
        return List.copyOf(((SpinJsonNode) variable(name)).elements());
    }
}
