package dev.quell.web;

import dev.quell.shared.Problem;
import dev.quell.shared.Problem.FieldError;
import dev.quell.shared.ProblemTranslator;
import jakarta.validation.ConstraintViolationException;
import java.util.List;
import java.util.Optional;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.validation.BindException;
import org.springframework.validation.BindingResult;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestValueException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MultipartException;

/** What Spring MVC refuses by itself, told by field where there is one. */
@Component
@Order(3)
class WebProblems implements ProblemTranslator {

    @Override
    public Optional<Problem> translate(Throwable exception) {
        return fields(exception)
                .or(() -> parameters(exception))
                .or(() -> statusOf(exception))
                .or(() -> brokenForm(exception));
    }

    private static Optional<Problem> fields(Throwable exception) {
        if (exception instanceof MethodArgumentNotValidException invalid) {
            return Optional.of(Problem.invalid(fieldErrors(invalid.getBindingResult())));
        }
        if (exception instanceof BindException invalid) {
            return Optional.of(Problem.invalid(fieldErrors(invalid.getBindingResult())));
        }
        if (exception instanceof ConstraintViolationException invalid) {
            return Optional.of(Problem.invalid(invalid.getConstraintViolations().stream()
                    .map(violation -> new FieldError(violation.getPropertyPath().toString(), violation.getMessage()))
                    .toList()));
        }
        return exception instanceof HandlerMethodValidationException invalid
                ? Optional.of(Problem.invalid(methodErrors(invalid)))
                : Optional.empty();
    }

    private static Optional<Problem> parameters(Throwable exception) {
        if (exception instanceof MissingServletRequestParameterException missing) {
            return Optional.of(Problem.invalid(missing.getParameterName(), "is missing: give it in the query"));
        }
        if (exception instanceof MissingRequestValueException missing) {
            return Optional.of(new Problem(400, "Invalid input", String.valueOf(missing.getMessage()), List.of()));
        }
        return exception instanceof MethodArgumentTypeMismatchException mismatch
                ? Optional.of(Problem.invalid(mismatch.getName(), "is not what is expected here: " + typeOf(mismatch)))
                : Optional.empty();
    }

    private static Optional<Problem> statusOf(Throwable exception) {
        if (!(exception instanceof ErrorResponse response)) {
            return Optional.empty();
        }
        var status = HttpStatus.resolve(response.getStatusCode().value());
        var title = status == null ? "Refused" : status.getReasonPhrase();
        var detail = response.getBody().getDetail();
        return Optional.of(
                new Problem(response.getStatusCode().value(), title, detail == null ? title : detail, List.of()));
    }

    private static Optional<Problem> brokenForm(Throwable exception) {
        return exception instanceof MultipartException
                ? Optional.of(Problem.invalid(
                        "body",
                        "is not the multipart form that its Content-Type names: send the boundary and every part"))
                : Optional.empty();
    }

    private static List<FieldError> fieldErrors(BindingResult result) {
        return result.getFieldErrors().stream()
                .map(error -> new FieldError(error.getField(), messageOf(error)))
                .toList();
    }

    private static List<FieldError> methodErrors(HandlerMethodValidationException invalid) {
        return invalid.getParameterValidationResults().stream()
                .flatMap(result -> result.getResolvableErrors().stream().map(error -> {
                    var name = result.getMethodParameter().getParameterName();
                    return new FieldError(name == null ? "request" : name, messageOf(error));
                }))
                .toList();
    }

    private static String messageOf(MessageSourceResolvable error) {
        var message = error.getDefaultMessage();
        return message == null ? "is not valid" : message;
    }

    private static String typeOf(MethodArgumentTypeMismatchException mismatch) {
        var type = mismatch.getRequiredType();
        return type == null ? "a valid value" : TypeNames.of(type);
    }
}
