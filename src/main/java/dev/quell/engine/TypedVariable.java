package dev.quell.engine;

import dev.quell.shared.Problem;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.jspecify.annotations.Nullable;

/**
 * A process variable with its type, declared once in the contract class of its process.
 *
 * @param name as the model spells it
 */
public record TypedVariable<T>(String name, Class<T> type) {

    public static TypedVariable<String> text(String name) {
        return new TypedVariable<>(name, String.class);
    }

    public static TypedVariable<Boolean> flag(String name) {
        return new TypedVariable<>(name, Boolean.class);
    }

    /** Any number: a browser sends 7 as an integer and 7.5 as a double. */
    public static TypedVariable<Number> number(String name) {
        return new TypedVariable<>(name, Number.class);
    }

    /** @throws Problem 400 when it is missing or of another type */
    public T in(VariableScope scope) {
        return find(scope).orElseThrow(() -> Problem.invalid(name, "the process needs this variable"));
    }

    /**
     * Empty when it is missing, null or a blank text.
     *
     * @throws Problem 400 when it is of another type
     */
    public Optional<T> find(VariableScope scope) {
        var value = scope.getVariable(name);
        if (value == null || (value instanceof String text && text.isBlank())) {
            return Optional.empty();
        }
        if (!type.isInstance(value)) {
            throw Problem.invalid(name, "must be a " + type.getSimpleName());
        }
        return Optional.of(type.cast(value));
    }

    public void set(VariableScope scope, @Nullable T value) {
        scope.setVariable(name, value);
    }
}
