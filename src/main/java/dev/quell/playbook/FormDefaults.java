package dev.quell.playbook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What somebody answers in a form who thinks of nothing: its defaults, the first of its options, and some text where it asks for one. */
public final class FormDefaults {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TEXT = "Answered by the robot of a rehearsal, which knows nothing";

    private FormDefaults() {}

    /**
     * @param known variables of the task; what they hold is left as it is
     * @throws IllegalArgumentException when the form is not JSON
     */
    public static Map<String, Object> of(byte[] form, Map<String, Object> known, Instant now) {
        try {
            var answers = new LinkedHashMap<String, Object>();
            add(JSON.readTree(form), known, now, answers);
            return answers;
        } catch (IOException e) {
            throw new IllegalArgumentException("The form is not JSON", e);
        }
    }

    private static void add(JsonNode parent, Map<String, Object> known, Instant now, Map<String, Object> answers)
            throws IOException {
        for (var component : parent.path("components")) {
            var key = component.path("key").asText();
            var asked = !key.isEmpty()
                    && !component.path("readonly").asBoolean()
                    && !component.path("disabled").asBoolean();
            var given = known.get(key);
            if (asked && (given == null || given.toString().isBlank())) {
                answers.put(key, answer(component, known, now));
            }
            add(component, known, now, answers);
        }
    }

    private static @Nullable Object answer(JsonNode component, Map<String, Object> known, Instant now)
            throws IOException {
        if (component.hasNonNull("defaultValue")) {
            return plain(component.path("defaultValue"));
        }
        var validation = component.path("validate");
        return switch (component.path("type").asText()) {
            case "radio", "select" -> plain(options(component, known).path(0).path("value"));
            case "checkbox" -> true;
            case "number" -> validation.path("min").asInt(1);
            case "datetime" ->
                now.plus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.MINUTES).toString();
            case "textfield", "textarea" ->
                TEXT.substring(
                        0, Math.min(TEXT.length(), validation.path("maxLength").asInt(TEXT.length())));
            default -> null;
        };
    }

    private static JsonNode options(JsonNode component, Map<String, Object> known) throws IOException {
        return component.hasNonNull("valuesKey")
                ? JSON.readTree(
                        Objects.toString(known.get(component.path("valuesKey").asText()), "[]"))
                : component.path("values");
    }

    private static @Nullable Object plain(JsonNode value) {
        if (value.isBoolean()) {
            return value.booleanValue();
        }
        if (value.isNumber()) {
            return value.numberValue();
        }
        return value.isMissingNode() || value.isNull() ? null : value.asText();
    }
}
