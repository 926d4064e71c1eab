package dev.quell.security;

import dev.quell.shared.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Logs the sender of a signed webhook in for one request. A message that was taken before is answered and goes no further. */
class WebhookFilter extends OncePerRequestFilter {

    /** More than senders of webhooks post; it is held in memory before anybody is known. */
    private static final int LARGEST = 256 * 1024;

    private final Webhooks webhooks;
    private final WebhookMessages messages;
    private final People people;
    private final RecentLogins recent;
    private final AuthenticationEntryPoint refusal;
    private final HandlerExceptionResolver problems;

    WebhookFilter(
            Webhooks webhooks,
            WebhookMessages messages,
            People people,
            RecentLogins recent,
            AuthenticationEntryPoint refusal,
            HandlerExceptionResolver problems) {
        this.webhooks = webhooks;
        this.messages = messages;
        this.people = people;
        this.recent = recent;
        this.refusal = refusal;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var scheme = webhooks.schemeOf(request);
        if (scheme.isEmpty() || request.getHeader(HttpHeaders.AUTHORIZATION) != null) {
            chain.doFilter(request, response);
            return;
        }
        var body = request.getInputStream().readNBytes(LARGEST + 1);
        if (body.length > LARGEST) {
            var problem = Problem.tooLarge("A signed message may have " + LARGEST + " bytes; use an API key for more");
            problems.resolveException(request, response, null, problem);
            return;
        }
        var message = SignedMessage.of(request, scheme.get(), body);
        var sender = webhooks.senderOf(scheme.get(), message);
        if (sender.isEmpty()) {
            var why = "The signature is wrong, or the timestamp is not within five minutes of now";
            refusal.commence(request, response, new BadCredentialsException(why));
            return;
        }
        take(sender.get(), message, request, response, chain);
    }

    private void take(
            Webhooks.Sender sender,
            SignedMessage message,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws ServletException, IOException {
        if (messages.wasTaken(sender.name(), message.id())) {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            return;
        }
        var groups = recent.find(
                        "webhook\n" + sender.name(),
                        () -> people.groupsOf(sender.user()).map(found -> new RecentLogins.Login(sender.user(), found)))
                .map(RecentLogins.Login::groups)
                .orElse(List.of());
        SecurityContextHolder.setContext(new SecurityContextImpl(PasswordLogin.authenticated(sender.user(), groups)));
        Runnable remember = () -> remember(sender, message, response.getStatus());
        var signed = new SignedRequest(request, message.body(), remember);
        chain.doFilter(signed, response);
        if (!signed.isAsyncStarted()) {
            remember.run();
        }
    }

    private void remember(Webhooks.Sender sender, SignedMessage message, int status) {
        if (status >= 200 && status < 300) {
            messages.taken(sender.name(), message.id());
        }
    }
}
