package dev.quell.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.quell.shared.Problem;
import java.util.List;

/** Problem details as RFC 9457 has them, with the refused fields as extension member {@code errors}. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record ProblemBody(String type, String title, int status, String detail, List<Problem.FieldError> errors) {

    static ProblemBody of(Problem problem) {
        return new ProblemBody("about:blank", problem.title(), problem.status(), problem.detail(), problem.errors());
    }
}
