package dev.quell.intake.web;

import dev.quell.intake.IntakeGate;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.AsyncHandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Lets requests with observations, which need a connection each, and signals in large bodies, which need memory, in one by
 * one; a request waits before its body is read. Small bodies with signals wait in a queue that is bounded by itself.
 */
@Component
class IntakeGateInterceptor implements AsyncHandlerInterceptor, WebMvcConfigurer {

    private static final String SIGNALS = "/api/v1/signals";
    private static final String INSIDE = IntakeGateInterceptor.class.getName();
    private static final long SMALL_BODY = 64 * 1024;

    private final IntakeGate gate;

    IntakeGateInterceptor(IntakeGate gate) {
        this.gate = gate;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns(SIGNALS + "/**", "/api/v1/observations");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getDispatcherType() == DispatcherType.REQUEST && !isSmall(request)) {
            gate.enter();
            request.setAttribute(INSIDE, true);
        }
        return true;
    }

    /** The signals have been read and wait to be written. */
    @Override
    public void afterConcurrentHandlingStarted(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        leave(request);
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception e) {
        leave(request);
    }

    private static boolean isSmall(HttpServletRequest request) {
        var length = request.getContentLengthLong();
        return length >= 0 && length <= SMALL_BODY && request.getRequestURI().contains(SIGNALS);
    }

    private void leave(HttpServletRequest request) {
        if (request.getAttribute(INSIDE) != null) {
            request.removeAttribute(INSIDE);
            gate.leave();
        }
    }
}
