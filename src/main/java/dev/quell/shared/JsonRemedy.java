package dev.quell.shared;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/** What to send instead, for a JSON value of the wrong type. */
final class JsonRemedy {

    private JsonRemedy() {}

    static String of(JsonMappingException e) {
        if (e.getCause() instanceof Problem problem) {
            return problem.detail();
        }
        if (e instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null) {
            return expected(mismatch.getTargetType());
        }
        return "is not valid: " + e.getOriginalMessage().lines().findFirst().orElse("unreadable");
    }

    private static String expected(Class<?> type) {
        if (type.isEnum()) {
            return "must be one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(String::valueOf)
                            .collect(Collectors.joining(", "));
        }
        if (Temporal.class.isAssignableFrom(type)) {
            return "must be a time such as 2026-05-01T08:00:00Z";
        }
        if (Collection.class.isAssignableFrom(type)) {
            return "must be a list";
        }
        return "must be " + scalar(type);
    }

    private static String scalar(Class<?> type) {
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
            return "a whole number";
        }
        if (type == double.class || type == Double.class) {
            return "a number";
        }
        return type == String.class
                ? "text"
                : type.isRecord() || Map.class.isAssignableFrom(type) ? "a JSON object" : "valid";
    }
}
