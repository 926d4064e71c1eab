package dev.quell.web;

import dev.quell.shared.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UrlPathHelper;

/** The form of a refusal: {@code application/problem+json} under the machine paths, a page everywhere else. */
@Component
class ProblemAnswers {

    /** Long enough for a database to fail over, short enough that a monitoring system keeps its alert. */
    static final String RETRY_AFTER_SECONDS = "5";

    private static final List<String> MACHINE_PATHS = List.of("/api/", "/engine-rest/", "/camunda/api/", "/actuator/");

    Object answer(Problem problem, HttpHeaders headers, HttpServletRequest request) {
        return answer(problem, headers, UrlPathHelper.defaultInstance.getPathWithinApplication(request));
    }

    Object answer(Problem problem, HttpHeaders headers, String path) {
        return isForMachines(path) ? details(problem, headers) : page(problem);
    }

    private static boolean isForMachines(String path) {
        return MACHINE_PATHS.stream().anyMatch(path::startsWith);
    }

    private static ResponseEntity<ProblemBody> details(Problem problem, HttpHeaders headers) {
        var response = ResponseEntity.status(problem.status())
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (problem.status() == HttpStatus.SERVICE_UNAVAILABLE.value()
                || problem.status() == HttpStatus.TOO_MANY_REQUESTS.value()) {
            response.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        return response.body(ProblemBody.of(problem));
    }

    private static ModelAndView page(Problem problem) {
        var model = Map.of("status", problem.status(), "title", problem.title(), "detail", problem.detail());
        return new ModelAndView("error", model, HttpStatusCode.valueOf(problem.status()));
    }
}
