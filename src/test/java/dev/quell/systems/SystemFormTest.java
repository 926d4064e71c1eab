package dev.quell.systems;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.inventory.AiSystems;
import dev.quell.testing.Caller;
import dev.quell.testing.IntegrationTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The form of a system over HTTP, as browsers without scripts send it. */
class SystemFormTest extends IntegrationTest {

    private static final String HOSTILE = "<script>alert(1)</script>{{7*7}}${7*7}\"'>";
    private static final String HARMLESS = "&lt;script&gt;alert(1)&lt;/script&gt;{{7*7}}${7*7}&quot;&#39;&gt;";

    private final String id = "form-" + UUID.randomUUID().toString().substring(0, 8);

    @LocalServerPort
    private int port;

    @Autowired
    private AiSystems systems;

    private Caller engineer;

    @BeforeEach
    void logIn() {
        engineer = Caller.session(port, "engineer");
    }

    @Test
    void registersASystemFromTheForm() {
        var answer = engineer.form("/systems/new", "/systems/new", filledIn(Map.of()));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location")).get().asString().endsWith("/systems/" + id + "?saved");
        var system = systems.require(id);
        assertThat(system.metric("accuracy")).get().satisfies(metric -> {
            assertThat(metric.baseline()).isEqualTo(0.9);
            assertThat(metric.threshold()).isEqualTo(0.8);
        });
        assertThat(system.jurisdictions()).containsExactly("EU", "DE");
        assertThat(system.scenarioSeverities()).containsExactly(Map.entry("model-drift", "SEV2"));
        assertThat(system.registry()).isNull();
        assertThat(system.metrics()).hasSize(1);
    }

    @Test
    void showsEveryFaultAtItsFieldAndKeepsWhatWasTyped() {
        var answer = engineer.form(
                "/systems/new",
                "/systems/new",
                filledIn(Map.of(
                        "name", HOSTILE.repeat(10),
                        "riskClass", "",
                        "metrics[0].baseline", "a lot",
                        "metrics[0].threshold", "0.95",
                        "drift.features[0].feature", "income",
                        "drift.features[0].threshold", "-1",
                        "registry.model", "scoring")));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("id=\"name-fault\"", "id=\"riskClass-fault\"", "id=\"metrics[0].baseline-fault\"")
                .contains("id=\"drift.features[0].threshold-fault\"", "id=\"registry.alias-fault\"")
                .contains("value=\"a lot\"", "value=\"" + HARMLESS, "value=\"scoring\"")
                .doesNotContain("<script>alert", "id=\"owner-fault\"", "id=\"metrics[0].metric-fault\"");
        assertThat(systems.find(id)).isEmpty();
    }

    @Test
    void addsAndRemovesRowsWithoutAScript() {
        var added = engineer.form("/systems/new", "/systems/new", filledIn(Map.of("add", "pipelines", "name", "")));

        assertThat(added.statusCode()).isEqualTo(200);
        assertThat(added.body())
                .contains("name=\"pipelines[0].connection\"", "value=\"accuracy\"")
                .doesNotContain("-fault\"");
        var removed = engineer.form("/systems/new", "/systems/new", filledIn(Map.of("remove", "metrics[0]")));
        assertThat(removed.body()).doesNotContain("value=\"accuracy\"");
        assertThat(systems.find(id)).isEmpty();
    }

    @Test
    void refusesAFormThatTheServerHasCutOff() {
        var cut = filledIn(Map.of());
        cut.remove("_end");

        assertThat(engineer.form("/systems/new", "/systems/new", cut).statusCode())
                .isEqualTo(413);
    }

    @Test
    void losesNeitherChangeWhenTwoPeopleEditAtOnce() {
        engineer.form("/systems/new", "/systems/new", filledIn(Map.of()));
        var edit = "/systems/" + id + "/edit";
        var mine = filledIn(Map.of("version", "1", "fallback", "Mine"));
        assertThat(Caller.session(port, "scientist")
                        .form(edit, edit, filledIn(Map.of("version", "1", "fallback", "Theirs")))
                        .statusCode())
                .isEqualTo(302);

        var answer = engineer.form(edit, edit, mine);

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body())
                .contains(
                        "Somebody else saved this system meanwhile",
                        "Theirs",
                        ">Mine</textarea>",
                        "name=\"version\" value=\"2\"");
        assertThat(systems.require(id).fallback()).isEqualTo("Theirs");
        mine.put("version", "2");
        assertThat(engineer.form(edit, edit, mine).statusCode()).isEqualTo(302);
        assertThat(systems.require(id)).satisfies(system -> {
            assertThat(system.fallback()).isEqualTo("Mine");
            assertThat(system.version()).isEqualTo(3);
        });
    }

    @Test
    void saysAtTheIdThatItIsTaken() {
        var answer = engineer.form("/systems/new", "/systems/new", filledIn(Map.of("id", "credit-scoring")));

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("id=\"id-fault\"", "is registered already");
    }

    private Map<String, String> filledIn(Map<String, String> other) {
        return FilledForm.of(id, other);
    }
}
