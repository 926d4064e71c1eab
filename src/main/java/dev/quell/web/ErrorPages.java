package dev.quell.web;

import dev.quell.shared.Problem;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** What fails before or beside the controllers ends here, with the status and nothing of the inside. */
@Controller
class ErrorPages implements ErrorController {

    private final ProblemAnswers answers;

    ErrorPages(ProblemAnswers answers) {
        this.answers = answers;
    }

    @RequestMapping("/error")
    Object answer(HttpServletRequest request) {
        var path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        var problem = problem(statusOf(request));
        return answers.answer(problem, HttpHeaders.EMPTY, path == null ? "/" : path.toString());
    }

    private static HttpStatus statusOf(HttpServletRequest request) {
        var code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        var status = code instanceof Integer number ? HttpStatus.resolve(number) : null;
        return status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status;
    }

    private static Problem problem(HttpStatus status) {
        var detail = switch (status) {
            case BAD_REQUEST -> "The request has a form that is not understood here";
            case FORBIDDEN -> "Your groups do not allow this, or the page was open too long: go back and try again";
            case NOT_FOUND -> "There is nothing at this address";
            case PAYLOAD_TOO_LARGE -> "The files are too large together: go back, leave some out and try again";
            default ->
                status.is5xxServerError()
                        ? "Something failed inside Quell; the log says what"
                        : "The request was refused";
        };
        return new Problem(status.value(), status.getReasonPhrase(), detail, List.of());
    }
}
