package dev.quell.web;

import dev.quell.shared.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Bounds how many pages and API calls are at work at once, so that a crowd of readers leaves threads and database
 * connections to what must not wait: signals, observations, and the jobs of the engine.
 */
class PageLimit extends OncePerRequestFilter {

    /** They have bounds of their own. */
    private static final List<String> INTAKE = List.of("/api/v1/signals", "/api/v1/observations");

    /** They need no database, and a slow reader of theirs should keep nobody waiting. */
    private static final List<String> UNBOUNDED =
            List.of("/actuator/health", "/css/", "/js/", "/webjars/", "/favicon.svg", "/camunda/app/", "/camunda/lib/");

    private final PageSettings settings;
    private final Semaphore places;
    private final Semaphore seats;
    private final HandlerExceptionResolver problems;

    PageLimit(PageSettings settings, HandlerExceptionResolver problems) {
        this.settings = settings;
        this.places = new Semaphore(settings.concurrent());
        this.seats = new Semaphore(settings.waiting());
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var path = request.getRequestURI().substring(request.getContextPath().length());
        return UNBOUNDED.stream().anyMatch(path::startsWith)
                || request.getMethod().equals("POST") && INTAKE.stream().anyMatch(path::startsWith);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!enter()) {
            refuse(request, response);
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            places.release();
        }
    }

    private boolean enter() {
        if (places.tryAcquire()) {
            return true;
        }
        if (!seats.tryAcquire()) {
            return false;
        }
        try {
            return places.tryAcquire(settings.patience().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            seats.release();
        }
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var problem = Problem.unavailable("Too much is being looked at here at once; try again in a moment");
        var view = problems.resolveException(request, response, null, problem);
        if (view == null || !view.isEmpty()) {
            response.setHeader(HttpHeaders.RETRY_AFTER, ProblemAnswers.RETRY_AFTER_SECONDS);
            response.sendError(HttpStatus.SERVICE_UNAVAILABLE.value());
        }
    }
}
