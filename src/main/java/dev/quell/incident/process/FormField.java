package dev.quell.incident.process;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One input of a Camunda Form and what its validation demands of an answer. */
record FormField(String key, Map<String, Object> component) {

    /** The FEEL expression that hides the field, if it has one. */
    Optional<String> hiddenWhen() {
        return component.get("conditional") instanceof Map<?, ?> conditional
                ? Optional.ofNullable(conditional.get("hide")).map(FormField::feel)
                : Optional.empty();
    }

    /** The variable that holds the options, if they are not fixed in the form. */
    Optional<String> optionsVariable() {
        return Optional.ofNullable((String) component.get("valuesKey"));
    }

    /** What is wrong with the answer, as a sentence that says what to do. */
    Optional<String> problemOf(@Nullable Object answer) {
        var text = Objects.toString(answer, "").strip();
        if (text.isEmpty()) {
            return required() ? Optional.of(label() + " is needed") : Optional.empty();
        }
        if (text.length() < limit("minLength", 0)) {
            return Optional.of(label() + " needs at least " + limit("minLength", 0) + " characters");
        }
        if (text.length() > limit("maxLength", Integer.MAX_VALUE)) {
            return Optional.of(label() + " takes at most " + limit("maxLength", 0) + " characters");
        }
        var fixed = options(component.get("values"));
        return fixed.isEmpty() || fixed.contains(text)
                ? Optional.empty()
                : Optional.of(label() + " takes one of " + String.join(", ", fixed));
    }

    static List<String> options(@Nullable Object values) {
        return values instanceof List<?> list
                ? list.stream()
                        .map(option -> Objects.toString(((Map<?, ?>) option).get("value"), ""))
                        .toList()
                : List.of();
    }

    /** What a person picked, in the words of the form; the answer itself where the form has no words for it. */
    String wordsFor(@Nullable Object answer) {
        var text = Objects.toString(answer, "");
        return component.get("values") instanceof List<?> list
                ? list.stream()
                        .map(option -> (Map<?, ?>) option)
                        .filter(option -> text.equals(Objects.toString(option.get("value"))))
                        .map(option -> Objects.toString(option.get("label"), text))
                        .findFirst()
                        .orElse(text)
                : text;
    }

    /** Whether one of several given answers is picked. */
    boolean isChoice() {
        return component.get("values") instanceof List<?>;
    }

    String question() {
        return Objects.toString(component.get("label"), key);
    }

    private boolean required() {
        return Boolean.TRUE.equals(validation("required"));
    }

    private int limit(String name, int otherwise) {
        return validation(name) instanceof Number number ? number.intValue() : otherwise;
    }

    private @Nullable Object validation(String name) {
        return component.get("validate") instanceof Map<?, ?> rules ? rules.get(name) : null;
    }

    String label() {
        return "\"" + question() + "\"";
    }

    private static String feel(Object expression) {
        var text = expression.toString();
        return text.startsWith("=") ? text.substring(1) : text;
    }
}
