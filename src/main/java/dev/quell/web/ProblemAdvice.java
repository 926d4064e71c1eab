package dev.quell.web;

import jakarta.servlet.http.HttpServletRequest;
import org.apache.catalina.connector.ClientAbortException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

/** Every exception that leaves a controller becomes an answer here: problem details for machines, a page for people. */
@ControllerAdvice
class ProblemAdvice {

    private final Problems problems;
    private final ProblemAnswers answers;

    ProblemAdvice(Problems problems, ProblemAnswers answers) {
        this.problems = problems;
        this.answers = answers;
    }

    @ExceptionHandler
    Object refuse(Exception exception, HttpServletRequest request) {
        return answers.answer(problems.of(exception), headersOf(exception), request);
    }

    /** Spring Security's filter knows whether to ask for a login or to refuse; it must see the exception itself. */
    @ExceptionHandler
    void passOn(AccessDeniedException exception) {
        throw exception;
    }

    @ExceptionHandler
    void passOn(AuthenticationException exception) {
        throw exception;
    }

    /** The caller hung up: there is nobody to answer. */
    @ExceptionHandler({ClientAbortException.class, AsyncRequestNotUsableException.class})
    @Nullable
    Object callerIsGone() {
        return null;
    }

    private static HttpHeaders headersOf(Exception exception) {
        return exception instanceof ErrorResponse response ? response.getHeaders() : HttpHeaders.EMPTY;
    }
}
