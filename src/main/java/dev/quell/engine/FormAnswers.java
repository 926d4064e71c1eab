package dev.quell.engine;

import dev.quell.shared.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a person answered in a form, or a system sent in its place. A browser sends what it likes, so every answer
 * is looked at again here; all faults are collected and named at once by {@link #check()}.
 */
public final class FormAnswers {

    private final VariableScope scope;
    private final List<Problem.FieldError> errors = new ArrayList<>();

    private FormAnswers(VariableScope scope) {
        this.scope = scope;
    }

    public static FormAnswers of(VariableScope scope) {
        return new FormAnswers(scope);
    }

    /** Text without surrounding space; empty when there is no answer. */
    public String text(String field, int longest) {
        var value = scope.getVariable(field);
        var text = value == null ? "" : value.toString().strip();
        if (text.length() > longest) {
            refuse(field, "shorten it to " + longest + " characters");
        }
        if (text.indexOf('\0') >= 0) {
            refuse(field, "remove the NUL characters");
        }
        return text;
    }

    /** @param remedy what to do when there is no answer, for example "say why" */
    public String required(String field, int longest, String remedy) {
        var text = text(field, longest);
        if (text.isEmpty()) {
            refuse(field, remedy);
        }
        return text;
    }

    public String oneOf(String field, String... allowed) {
        var text = text(field, 200);
        if (!Arrays.asList(allowed).contains(text)) {
            refuse(field, "choose one of " + String.join(", ", allowed));
        }
        return text;
    }

    /** A boolean or its name, as radio buttons send it. */
    public boolean yesNo(String field) {
        return Boolean.parseBoolean(oneOf(field, "true", "false"));
    }

    /** @return the number, or {@code least} when it is refused */
    public double number(String field, double least, double most) {
        var number = parse(scope.getVariable(field));
        if (number == null || !(number >= least && number <= most)) {
            refuse(field, "give a number from " + plain(least) + " to " + plain(most));
            return least;
        }
        return number;
    }

    /** Any number that a person can mean: finite, with a point as decimal mark. */
    public double number(String field) {
        var number = parse(scope.getVariable(field));
        if (number == null) {
            refuse(field, "give a number such as 0.82");
            return 0;
        }
        return number;
    }

    public void refuse(String field, String remedy) {
        errors.add(new Problem.FieldError(field, remedy));
    }

    /** @throws Problem 400 naming every refused answer and its remedy */
    public void check() {
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
    }

    private static @Nullable Double parse(@Nullable Object value) {
        try {
            var number = Double.parseDouble(Objects.toString(value, "").strip());
            return Double.isFinite(number) ? number : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }
}
