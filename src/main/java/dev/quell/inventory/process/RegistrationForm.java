package dev.quell.inventory.process;

import dev.quell.engine.FormAnswers;
import dev.quell.inventory.AiSystemSpec;
import dev.quell.inventory.DriftSettings;
import dev.quell.inventory.Registry;
import dev.quell.inventory.RiskClass;
import dev.quell.shared.Problem;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.jspecify.annotations.Nullable;

/** Turns the flat form {@code register-ai-system} into an entry of the inventory. */
final class RegistrationForm {

    private static final Map<String, String> SCENARIOS = Map.of(
            "severityModelDrift", "model-drift",
            "severityPerformanceDegradation", "performance-degradation",
            "severityDataPoisoning", "data-poisoning",
            "severityAdversarialAttack", "adversarial-attack",
            "severityBiasBreach", "bias-breach",
            "severityPrivacyBreach", "privacy-breach");

    private static final int LINE = 500;
    private static final int BLOCK = 20_000;

    private final FormAnswers answers;
    private final RegistrationLines lines;

    private RegistrationForm(VariableScope scope) {
        this.answers = FormAnswers.of(scope);
        this.lines = new RegistrationLines(answers);
    }

    /** @throws Problem 400 naming every field, and line of a field, that cannot be read */
    static AiSystemSpec read(VariableScope scope) {
        var form = new RegistrationForm(scope);
        var spec = form.spec();
        form.answers.check();
        return spec;
    }

    private AiSystemSpec spec() {
        return new AiSystemSpec(
                answers.required("systemId", LINE, "give an id such as credit-scoring"),
                answers.required("name", LINE, "give it a name"),
                answers.required("purpose", BLOCK, "say what it decides or produces, for whom"),
                answers.required("owner", LINE, "give the user id of who answers for it"),
                riskClass(),
                answers.text("personalData", LINE).equals("true"),
                words(answers.text("jurisdictions", LINE)),
                registry(),
                lines.pipelines(answers.text("pipelines", BLOCK)),
                optional("servingEndpoint"),
                optional("fallback"),
                lines.metrics(answers.text("metrics", BLOCK)),
                drift(),
                scenarios(),
                null);
    }

    private @Nullable RiskClass riskClass() {
        var name = answers.oneOf("riskClass", "HIGH", "LIMITED", "MINIMAL");
        return Arrays.stream(RiskClass.values())
                .filter(risk -> risk.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private @Nullable Registry registry() {
        var connection = answers.text("registryConnection", LINE);
        if (connection.isEmpty()) {
            return null;
        }
        var remedy = "give it, or leave the registry connection empty";
        return new Registry(
                connection,
                answers.required("registryModel", LINE, remedy),
                answers.required("registryAlias", LINE, remedy),
                optional("lastGoodVersion"));
    }

    private DriftSettings drift() {
        var share = answers.text("datasetShare", LINE).isEmpty() ? null : answers.number("datasetShare", 0, 1);
        return new DriftSettings(
                optional("referenceWindow"),
                optional("currentWindow"),
                lines.features(answers.text("featureTests", BLOCK)),
                share);
    }

    private Map<String, String> scenarios() {
        var severities = new LinkedHashMap<String, String>();
        SCENARIOS.forEach((field, type) -> {
            if (!answers.text(field, LINE).isEmpty()) {
                severities.put(type, answers.oneOf(field, "SEV1", "SEV2", "SEV3", "SEV4"));
            }
        });
        return severities;
    }

    private @Nullable String optional(String field) {
        var text = answers.text(field, LINE);
        return text.isEmpty() ? null : text;
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
