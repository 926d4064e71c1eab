package dev.quell.intake.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.quell.intake.Intake;
import dev.quell.intake.IntakeGate;
import dev.quell.intake.IntakeReceipt;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/**
 * Takes signals; answers 200 once they are durable. No thread of the web server waits for that. It is a servlet because a controller that
 * answers later is dispatched twice, and the second time cost as much as everything else that Quell does for a signal it knows.
 */
class SignalServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final long SMALL_BODY = 64 * 1024;

    private final transient Intake intake;
    private final transient IntakeGate gate;
    private final transient ObjectMapper json;
    private final transient HandlerExceptionResolver problems;

    SignalServlet(Intake intake, IntakeGate gate, ObjectMapper json, HandlerExceptionResolver problems) {
        this.intake = intake;
        this.gate = gate;
        this.json = json;
        this.problems = problems;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        CompletableFuture<IntakeReceipt> receipt;
        try {
            receipt = isSmall(request) ? take(request) : takeLarge(request);
        } catch (HttpRequestMethodNotSupportedException | NoResourceFoundException | RuntimeException e) {
            problems.resolveException(request, response, null, e);
            return;
        }
        var waiting = request.startAsync(request, response);
        // whoever waits is answered: what waits too long is refused by the queue, and a silent database fails the
        // writer
        waiting.setTimeout(0);
        receipt.whenComplete((taken, failure) -> waiting.start(() -> answer(waiting, taken, failure)));
    }

    /** A large body needs memory, so it is read only when it is its turn. Small ones wait in a queue that is bounded by itself. */
    private CompletableFuture<IntakeReceipt> takeLarge(HttpServletRequest request)
            throws IOException, HttpRequestMethodNotSupportedException, NoResourceFoundException {
        gate.enter();
        try {
            return take(request);
        } finally {
            gate.leave();
        }
    }

    private CompletableFuture<IntakeReceipt> take(HttpServletRequest request)
            throws IOException, HttpRequestMethodNotSupportedException, NoResourceFoundException {
        if (!request.getMethod().equals("POST")) {
            throw new HttpRequestMethodNotSupportedException(request.getMethod(), List.of("POST"));
        }
        var format = request.getPathInfo() == null ? "" : request.getPathInfo();
        return switch (format) {
            case "" -> intake.canonical(body(request));
            case "/alertmanager" -> intake.alertmanager(body(request));
            default -> throw new NoResourceFoundException(HttpMethod.POST, request.getRequestURI());
        };
    }

    private static byte[] body(HttpServletRequest request) throws IOException {
        return request.getInputStream().readAllBytes();
    }

    private static boolean isSmall(HttpServletRequest request) {
        var length = request.getContentLengthLong();
        return length >= 0 && length <= SMALL_BODY;
    }

    private void answer(AsyncContext waiting, @Nullable IntakeReceipt taken, @Nullable Throwable failure) {
        var response = (HttpServletResponse) waiting.getResponse();
        try {
            if (failure instanceof Exception e) {
                problems.resolveException((HttpServletRequest) waiting.getRequest(), response, null, e);
            } else if (taken == null) {
                response.setStatus(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
            } else {
                var body = json.writeValueAsBytes(taken);
                response.setContentType(MediaType.APPLICATION_JSON_VALUE);
                response.setContentLength(body.length);
                response.getOutputStream().write(body);
            }
        } catch (IOException e) {
            getServletContext().log("The sender of signals did not wait for its answer: " + e.getMessage());
        } finally {
            waiting.complete();
        }
    }
}
