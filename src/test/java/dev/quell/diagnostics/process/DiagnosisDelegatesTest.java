package dev.quell.diagnostics.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.diagnostics.DiagnosisFixture;
import dev.quell.incident.Incidents;
import dev.quell.testing.IntegrationTest;
import dev.quell.testing.ProcessDriver;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
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
    HistoryService history;

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
        var instance = diagnose(fixture.systemWithWindows().id());

        assertThat(process.instances(incident)).isEmpty();
        assertThat(variable(instance, "driftShare")).isEqualTo(2.0 / 3);
        assertThat(variable(instance, "driftSummary")).asString().startsWith("2 of 3 features drifted");
        assertThat((String) variable(instance, "plotUrl"))
                .matches("http://localhost:\\d+/api/v1/incidents/" + incident + "/diagnosis/plot.svg");
        assertThat(variable(instance, "incidentUrl")).isEqualTo("/incidents/" + incident);
        assertThat(variable(instance, "metricSummary")).isEqualTo("Never observed: accuracy, latency_ms.");
        assertThat(variable(instance, "changeSummary")).asString().contains("Latest: ");
        assertThat(rows(instance, "metricTable"))
                .extracting(row -> row.prop("status").stringValue())
                .containsOnly("unknown");
        assertThat(rows(instance, "changeTable")).isNotEmpty().allMatch(row -> row.hasProp("what"));
    }

    @Test
    void tableOfFeaturesHasTheColumnsOfTheForm() {
        var rows = rows(diagnose(fixture.systemWithWindows().id()), "driftTable");

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
        var instance = diagnose(null);

        assertThat(process.instances(incident)).isEmpty();
        assertThat(rows(instance, "driftTable")).isEmpty();
        assertThat(variable(instance, "driftSummary")).asString().contains("names no registered AI system");
    }

    private String diagnose(String systemId) {
        incident = fixture.incident(systemId);
        var instance = runtime.startProcessInstanceByKey(
                "model-drift-diagnose", incident, Map.of("incidentId", incident, "severity", "SEV2", "title", "Drift"));
        process.runJobs(incident);
        return instance.getId();
    }

    private Object variable(String instance, String name) {
        return history.createHistoricVariableInstanceQuery()
                .processInstanceId(instance)
                .variableName(name)
                .singleResult()
                .getValue();
    }

    private List<SpinJsonNode> rows(String instance, String name) {
        return List.copyOf(((SpinJsonNode) variable(instance, name)).elements());
    }
}
