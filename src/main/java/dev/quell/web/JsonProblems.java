package dev.quell.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import dev.quell.shared.Problem;
import dev.quell.shared.ProblemTranslator;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.stereotype.Component;

/** A body that is not the JSON we asked for: names the field or the place, never the Java behind it. */
@Component
@Order(2)
class JsonProblems implements ProblemTranslator {

    @Override
    public Optional<Problem> translate(Throwable exception) {
        if (!(exception instanceof HttpMessageNotReadableException unreadable)) {
            return Optional.empty();
        }
        var cause = unreadable.getCause();
        return causedByProblem(cause).or(() -> Optional.of(describe(cause)));
    }

    /** A reader or a record's constructor that refuses by itself knows best why. */
    private static Optional<Problem> causedByProblem(@Nullable Throwable cause) {
        for (var each = cause; each != null; each = each.getCause()) {
            if (each instanceof Problem problem) {
                return Optional.of(problem);
            }
        }
        return Optional.empty();
    }

    private static Problem describe(@Nullable Throwable cause) {
        if (cause instanceof UnrecognizedPropertyException unknown) {
            return Problem.invalid(pathOf(unknown), "is not known here; known are " + known(unknown));
        }
        if (cause instanceof InvalidFormatException format) {
            return Problem.invalid(pathOf(format), "is not " + expected(format));
        }
        if (cause instanceof MismatchedInputException mismatch) {
            return Problem.invalid(pathOf(mismatch), "is not " + expected(mismatch));
        }
        if (cause instanceof ValueInstantiationException refused) {
            return Problem.invalid(pathOf(refused), "is not valid");
        }
        if (cause instanceof StreamConstraintsException) {
            return Problem.tooLarge("The JSON is nested too deeply or has a value that is too long");
        }
        return cause instanceof JsonProcessingException malformed ? malformed(malformed) : missing();
    }

    private static Problem malformed(JsonProcessingException malformed) {
        var location = malformed.getLocation();
        var place =
                location == null ? "" : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
        return Problem.invalid("body", "is not well-formed JSON" + place);
    }

    private static Problem missing() {
        return Problem.invalid("body", "is missing or cannot be read: send JSON in UTF-8");
    }

    private static String pathOf(JsonMappingException exception) {
        var path = exception.getPath().stream()
                .map(part -> part.getFieldName() == null ? "[" + part.getIndex() + "]" : "." + part.getFieldName())
                .collect(Collectors.joining());
        return path.isEmpty() ? "body" : path.startsWith(".") ? path.substring(1) : path;
    }

    private static String known(UnrecognizedPropertyException unknown) {
        var known = unknown.getKnownPropertyIds();
        return known == null
                ? "none"
                : known.stream().map(String::valueOf).sorted().collect(Collectors.joining(", "));
    }

    private static String expected(MismatchedInputException mismatch) {
        var type = mismatch.getTargetType();
        if (type == null) {
            return "a valid value";
        }
        if (type.isEnum()) {
            return "one of " + List.copyOf(Arrays.asList(type.getEnumConstants()));
        }
        return "what is expected here: " + TypeNames.of(type);
    }
}
