package dev.quell.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What Camunda 7.24's Tasklist can show and a responder can use, in every bundled form. */
class FormModelTest {

    private static final Set<String> WORKING = Set.of(
            "textfield",
            "textarea",
            "number",
            "checkbox",
            "radio",
            "select",
            "checklist",
            "taglist",
            "datetime",
            "text",
            "html",
            "image",
            "table",
            "separator",
            "spacer",
            "group");

    /** Facts that only Quell may set; an answer under one of these names would overwrite them. */
    private static final Set<String> AUTHORITATIVE =
            Set.of("severity", "priority", "playbook", "exercise", "recurred", "genuineConfirmed");

    /** What begins something, or belongs to no incident. */
    private static final Set<String> OF_NO_INCIDENT = Set.of(
            "declare-incident",
            "stand-down-incident",
            "register-ai-system",
            "triage-signal",
            "confirm-roster",
            "close-preparedness-gap",
            "approve-release");

    private static final int MOST_COLUMNS = 4;
    private static final int LONGEST_OPTION = 58;

    static List<Path> forms() {
        return Pack.forms();
    }

    @ParameterizedTest
    @MethodSource("forms")
    void isAFormThatTasklistCanShow(Path path) {
        var form = Pack.json(path);

        assertThat(form.path("id").asText()).isEqualTo(Pack.stem(path));
        assertThat(form.path("schemaVersion").asInt()).isBetween(1, 16);
        assertThat(form.path("executionPlatform").asText()).isEqualTo("Camunda Platform");
        each(
                form,
                component -> assertThat(component.path("type").asText())
                        .as("type of %s", component)
                        .isIn(WORKING));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void asksForEachThingOnceAndNeverForWhatQuellDecides(Path path) {
        var keys = new HashSet<String>();
        each(Pack.json(path), component -> {
            var key = component.path("key").asText();
            var editable = !component.path("readonly").asBoolean()
                    && !component.path("disabled").asBoolean();
            if (!key.isEmpty() && editable) {
                assertThat(keys.add(key)).as("key %s stands once", key).isTrue();
                assertThat(AUTHORITATIVE).doesNotContain(key);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("forms")
    void labelsWhatItAsks(Path path) {
        each(Pack.json(path), component -> {
            if (component.has("key") && !"group".equals(component.path("type").asText())) {
                assertThat(component.path("label").asText())
                        .as("label of %s", component)
                        .isNotBlank();
            }
        });
    }

    /** Tasklist cuts off what is wider than its form, and shows Markdown of a help text as it is written. */
    @ParameterizedTest
    @MethodSource("forms")
    void fitsIntoTheWidthOfATask(Path path) {
        each(Pack.json(path), component -> {
            assertThat(component.path("description").asText())
                    .as("help of %s", component.path("key"))
                    .doesNotContain("](");
            assertThat(component.path("columns").size())
                    .as("columns of %s", component.path("label"))
                    .isLessThanOrEqualTo(MOST_COLUMNS);
            if (!"select".equals(component.path("type").asText())) {
                component
                        .path("values")
                        .forEach(option ->
                                assertThat(option.path("label").asText()).hasSizeLessThanOrEqualTo(LONGEST_OPTION));
            }
        });
    }

    /** Tasklist reads a text as Markdown after the values are in it, so that a value could add links and images; html escapes them. */
    @ParameterizedTest
    @MethodSource("forms")
    void showsValuesAsTheyAre(Path path) {
        each(
                Pack.json(path),
                component -> assertThat(component.path("text").asText()).doesNotContain("{{"));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void leadsToTheRoomOfItsIncident(Path path) throws IOException {
        assertThat(Files.readString(path).contains("href=\\\"/incidents/{{incidentId}}"))
                .isNotEqualTo(OF_NO_INCIDENT.contains(Pack.stem(path)));
    }

    private static void each(JsonNode node, Consumer<JsonNode> check) {
        for (var component : node.path("components")) {
            check.accept(component);
            each(component, check);
        }
    }
}
