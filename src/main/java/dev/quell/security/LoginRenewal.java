package dev.quell.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Looks again, at most once a minute and session, whether the person who logged in still exists and in which groups:
 * whoever was removed is logged out, and a right that was taken away is gone, without waiting for the session to end.
 */
class LoginRenewal extends OncePerRequestFilter {

    private static final Duration TRUSTED = Duration.ofMinutes(1);
    private static final String CHECKED_AT = LoginRenewal.class.getName() + ".checkedAt";

    private final People people;
    private final Clock clock;
    private final SecurityContextRepository contexts = new HttpSessionSecurityContextRepository();

    LoginRenewal(People people, Clock clock) {
        this.people = people;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var session = request.getSession(false);
        var login = SecurityContextHolder.getContext().getAuthentication();
        if (session != null && login != null && !(login instanceof AnonymousAuthenticationToken) && isOld(session)) {
            renew(login, session, request, response);
        }
        chain.doFilter(request, response);
    }

    private boolean isOld(HttpSession session) {
        return !(session.getAttribute(CHECKED_AT) instanceof Instant checkedAt)
                || checkedAt.plus(TRUSTED).isBefore(clock.instant());
    }

    private void renew(
            Authentication login, HttpSession session, HttpServletRequest request, HttpServletResponse response) {
        var groups = people.groupsOf(login.getName());
        if (groups.isEmpty()) {
            SecurityContextHolder.clearContext();
            session.invalidate();
            return;
        }
        var context = new SecurityContextImpl(PasswordLogin.authenticated(login.getName(), groups.get()));
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
        session.setAttribute(CHECKED_AT, clock.instant());
    }
}
