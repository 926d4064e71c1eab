package dev.quell.shared;

import java.util.List;

/** A refusal that says what is wrong and what to do; over HTTP it becomes RFC 9457 problem details. */
public class Problem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String title;
    private final transient List<FieldError> errors;

    /** One refused input: the field's path and the remedy. */
    public record FieldError(String field, String message) {}

    public Problem(int status, String title, String detail, List<FieldError> errors) {
        super(detail);
        this.status = status;
        this.title = title;
        this.errors = List.copyOf(errors);
    }

    public static Problem invalid(String field, String message) {
        return invalid(List.of(new FieldError(field, message)));
    }

    public static Problem invalid(List<FieldError> errors) {
        var detail = errors.stream()
                .map(error -> error.field() + ": " + error.message())
                .reduce((left, right) -> left + "; " + right)
                .orElse("The input is not valid");
        return new Problem(400, "Invalid input", detail, errors);
    }

    public static Problem notFound(String what, String id) {
        return new Problem(404, "Not found", "There is no " + what + " \"" + id + "\"", List.of());
    }

    public static Problem forbidden(String detail) {
        return new Problem(403, "Forbidden", detail, List.of());
    }

    public static Problem conflict(String detail) {
        return new Problem(409, "Conflict", detail, List.of());
    }

    public static Problem tooLarge(String detail) {
        return new Problem(413, "Too large", detail, List.of());
    }

    public static Problem changedMeanwhile() {
        return conflict("Somebody else changed this meanwhile: read it again and repeat");
    }

    public static Problem databaseAway() {
        return unavailable("The database does not answer: nothing was changed, repeat the request later");
    }

    public static Problem unavailable(String detail) {
        return new Problem(503, "Unavailable", detail, List.of());
    }

    /** HTTP status code, 400 to 599. */
    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    public List<FieldError> errors() {
        return errors;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }
}
