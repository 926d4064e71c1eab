package dev.quell.security;

import dev.quell.security.LoginFailures.TooManyFailures;
import dev.quell.shared.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** 401 and 403 for machines, in the form of every other refusal. */
@Component
class MachineRefusals implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final HandlerExceptionResolver problems;

    MachineRefusals(@Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        this.problems = problems;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException reason) {
        if (reason instanceof TooManyFailures) {
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(LoginFailures.WINDOW.toSeconds()));
            var detail = String.valueOf(reason.getMessage());
            problems.resolveException(
                    request, response, null, new Problem(429, "Too Many Requests", detail, List.of()));
            return;
        }
        response.addHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Quell\", charset=\"UTF-8\"");
        response.addHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"Quell\"");
        var detail = "Log in with HTTP Basic, or with an API key as Authorization: Bearer <key>";
        problems.resolveException(request, response, null, new Problem(401, "Unauthorized", detail, List.of()));
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException reason) {
        var detail =
                "Your groups, or the scope of your key, do not allow this; ask a member of camunda-admin for the group that does";
        problems.resolveException(request, response, null, Problem.forbidden(detail));
    }
}
