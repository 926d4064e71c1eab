package dev.quell.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quell.inventory.AiSystems;
import dev.quell.inventory.Direction;
import dev.quell.inventory.DriftTest;
import dev.quell.inventory.RiskClass;
import dev.quell.shared.Problem;
import dev.quell.testing.FlowNodeRecorder;
import dev.quell.testing.IntegrationTest;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class RegisterAiSystemTest extends IntegrationTest {

    private static final String KEY = "register-ai-system";

    @Autowired
    AiSystems systems;

    @Autowired
    FormService forms;

    @Autowired
    RepositoryService repository;

    @Autowired
    HistoryService history;

    @Autowired
    FlowNodeRecorder recorder;

    private final String id = "registered-" + UUID.randomUUID();

    @Test
    void entersEverythingThatTheFormAsks() {
        submit(answers());

        var system = systems.require(id);
        assertThat(system.owner()).isEqualTo("owner");
        assertThat(system.riskClass()).isEqualTo(RiskClass.HIGH);
        assertThat(system.personalData()).isTrue();
        assertThat(system.jurisdictions()).containsExactly("EU", "US");
        assertThat(system.registry()).satisfies(registry -> {
            assertThat(registry.model()).isEqualTo("churn");
            assertThat(registry.lastGoodVersion()).isEqualTo("3");
        });
        assertThat(system.pipelines()).extracting("dagId").containsExactly("churn_training", "churn_features");
        assertThat(system.metrics()).hasSize(2).first().satisfies(metric -> {
            assertThat(metric.metric()).isEqualTo("accuracy");
            assertThat(metric.baseline()).isEqualTo(0.91);
            assertThat(metric.threshold()).isEqualTo(0.85);
            assertThat(metric.direction()).isEqualTo(Direction.BELOW);
        });
        assertThat(system.drift().features().get("income").test()).isEqualTo(DriftTest.PSI);
        assertThat(system.drift().features().get("married").test()).isEqualTo(DriftTest.Z);
        assertThat(system.drift().share()).isEqualTo(0.4);
        assertThat(system.scenarioSeverities()).containsExactlyInAnyOrderEntriesOf(Map.of("model-drift", "SEV2"));
        recorder.assertEveryFlowNodePassed(KEY);
    }

    @Test
    void namesEveryFaultAndLeavesNothingBehind() {
        var answers = answers();
        answers.put("metrics", "accuracy; 0.91; low; below\nlatency; 100");
        answers.put("riskClass", "ENORMOUS");
        answers.put("datasetShare", "1.5");
        answers.put("registryAlias", "");
        var before = history.createHistoricProcessInstanceQuery()
                .processDefinitionKey(KEY)
                .count();

        assertThatThrownBy(() -> submit(answers))
                .asInstanceOf(InstanceOfAssertFactories.type(Problem.class))
                .extracting(Problem::errors, InstanceOfAssertFactories.list(Problem.FieldError.class))
                .extracting(Problem.FieldError::field)
                .containsExactlyInAnyOrder("metrics", "metrics", "riskClass", "datasetShare", "registryAlias");

        assertThat(systems.find(id)).isEmpty();
        assertThat(history.createHistoricProcessInstanceQuery()
                        .processDefinitionKey(KEY)
                        .count())
                .isEqualTo(before);
    }

    private void submit(Map<String, Object> answers) {
        var definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(KEY)
                .latestVersion()
                .singleResult();
        forms.submitStartForm(definition.getId(), answers);
    }

    private Map<String, Object> answers() {
        return new HashMap<>(Map.ofEntries(
                Map.entry("systemId", id),
                Map.entry("name", "Churn"),
                Map.entry("purpose", "Says who is about to leave"),
                Map.entry("owner", "owner"),
                Map.entry("riskClass", "HIGH"),
                Map.entry("personalData", true),
                Map.entry("jurisdictions", "EU, US"),
                Map.entry("registryConnection", "simulated"),
                Map.entry("registryModel", "churn"),
                Map.entry("registryAlias", "champion"),
                Map.entry("lastGoodVersion", "3"),
                Map.entry("pipelines", "simulated; churn_training\nsimulated; churn_features\n"),
                Map.entry("servingEndpoint", ""),
                Map.entry("fallback", "Everybody counts as loyal"),
                Map.entry("metrics", "accuracy; 0.91; 0.85; below\nlatency; 100; 250; Above"),
                Map.entry("featureTests", "income; psi; 0.2\nmarried; z; 0.01"),
                Map.entry("datasetShare", "0.4"),
                Map.entry("severityModelDrift", "SEV2")));
    }
}
