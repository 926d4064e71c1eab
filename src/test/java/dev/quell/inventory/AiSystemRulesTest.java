package dev.quell.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.quell.shared.JsonInput;
import dev.quell.shared.Problem;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AiSystemRulesTest {

    private final AiSystemRules rules = new AiSystemRules(new WindowFiles(Path.of("data/windows")));

    @Test
    void acceptsACompleteEntry() {
        rules.check(read("""
                {"id":"churn","name":"Churn","purpose":"Who leaves","owner":"business","riskClass":"limited","personalData":true,
                 "jurisdictions":["EU"],"registry":{"connection":"mlflow","model":"churn","alias":"champion","lastGoodVersion":"3"},
                 "pipelines":[{"connection":"airflow","dagId":"churn"}],"servingEndpoint":"https://models/churn","fallback":"rules",
                 "metrics":[{"metric":"accuracy","baseline":0.9,"threshold":0.85,"direction":"BELOW"}],
                 "drift":{"referenceWindow":"churn/reference.csv","currentWindow":"observations",
                          "features":{"age":{"test":"wasserstein-normed","threshold":0.2}},"datasetShare":0.3},
                 "scenarioSeverities":{"model-drift":"SEV2"}}
                """));
    }

    @Test
    void namesEveryFaultAtOnce() {
        var problem = refused("""
                {"id":"Bad Id","name":" ","personalData":false,
                 "registry":{"connection":"","model":"m","alias":"a"},
                 "metrics":[{"metric":"accuracy","baseline":0.8,"threshold":0.9,"direction":"BELOW"},
                            {"metric":"accuracy","baseline":1,"threshold":0.9,"direction":"BELOW"}],
                 "scenarioSeverities":{"model-drift":"severe"}}
                """);

        assertThat(problem.errors())
                .extracting(Problem.FieldError::field)
                .containsExactly(
                        "id",
                        "name",
                        "owner",
                        "riskClass",
                        "registry.connection",
                        "metrics[0].threshold",
                        "metrics[1].metric",
                        "scenarioSeverities.model-drift");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../secret.csv", "/etc/passwd", "/etc/passwd.csv", "a/../../x.csv", ".", "", "notes.txt"})
    void refusesAWindowOutsideItsDirectory(String location) {
        var problem =
                refused("{\"id\":\"a\",\"name\":\"a\",\"owner\":\"o\",\"riskClass\":\"HIGH\",\"personalData\":false,"
                        + "\"drift\":{\"currentWindow\":\"" + location + "\"}}");

        assertThat(problem.errors()).extracting(Problem.FieldError::field).containsExactly("drift.currentWindow");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'[]'|body|must be a JSON object",
                "'{\"id\":5}'|id|must be text",
                "'{\"riskClass\":\"awful\"}'|riskClass|must be one of HIGH, LIMITED, MINIMAL",
                "'{\"personalData\":\"yes\"}'|personalData|must be true or false",
                "'{\"personalData\":true,\"metrics\":[{\"metric\":\"a\",\"baseline\":\"x\"}]}'|metrics[0].baseline|must be a number",
                "'{\"pipelines\":{}}'|pipelines|must be a list",
                "'{\"personalData\":true,\"nmae\":\"x\"}'|nmae|is not a known field",
                "'{\"name\":\"a\\u0000b\"}'|name|holds the character U+0000",
                "'{\"name\":\"a\",\"name\":\"b\"}'|body|Duplicate",
                "'{'|body|is not JSON",
                "''|body|is empty",
                "'{} {}'|body|is not JSON",
                "'{\"drift\":{\"features\":{\"a\":{\"test\":\"guess\"}}}}'|drift.features.a.test|is not one of",
            })
    void namesTheFieldThatCannotBeRead(String json, String field, String remedy) {
        var problem = catchThrowableOfType(Problem.class, () -> read(json));

        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.errors()).singleElement().satisfies(error -> {
            assertThat(error.field()).isEqualTo(field);
            assertThat(error.message()).contains(remedy);
        });
    }

    @Test
    void refusesNestingWithoutEnd() {
        var bomb = "{\"drift\":".repeat(100_000);

        assertThatThrownBy(() -> read(bomb)).isInstanceOf(Problem.class).hasMessageContaining("body");
    }

    private Problem refused(String json) {
        return catchThrowableOfType(Problem.class, () -> rules.check(read(json)));
    }

    private static AiSystemSpec read(String json) {
        return JsonInput.read(json.getBytes(StandardCharsets.UTF_8), AiSystemSpec.class);
    }
}
