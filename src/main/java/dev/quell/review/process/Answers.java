package dev.quell.review.process;

import dev.quell.shared.Problem;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.jspecify.annotations.Nullable;

/** Reads what a form has left in variables; an empty answer is no answer. */
final class Answers {

    private Answers() {}

    /**
     * The incident that the process works for. Not the variable of that name: whoever completes a task can send one along.
     *
     * @throws Problem 409 when the process works for none
     */
    static String incident(DelegateExecution execution) {
        var incident = execution.getProcessBusinessKey();
        if (incident == null) {
            throw Problem.conflict("The process has no incident as its business key");
        }
        return incident;
    }

    static @Nullable String text(VariableScope scope, String name) {
        var value = scope.getVariable(name);
        return value == null || value.toString().isBlank() ? null : value.toString();
    }

    static String required(VariableScope scope, String name) {
        var value = text(scope, name);
        if (value == null) {
            throw Problem.invalid(name, "is required");
        }
        return value;
    }

    static @Nullable LocalDate date(VariableScope scope, String name) {
        var value = text(scope, name);
        try {
            return value == null ? null : LocalDate.parse(value);
        } catch (DateTimeException e) {
            throw Problem.invalid(name, "must be a date like 2026-03-31");
        }
    }

    static Instant instant(VariableScope scope, String name) {
        try {
            return OffsetDateTime.parse(required(scope, name)).toInstant();
        } catch (DateTimeException e) {
            throw Problem.invalid(name, "must be a time like 2026-03-31T14:00Z");
        }
    }
}
