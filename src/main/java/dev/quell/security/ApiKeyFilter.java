package dev.quell.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.web.filter.OncePerRequestFilter;

/** Logs a machine in for one request by {@code Authorization: Bearer <API key>} (RFC 6750 §2.1). */
class ApiKeyFilter extends OncePerRequestFilter {

    private static final String SCHEME = "bearer ";

    private final ApiKeys keys;
    private final People people;
    private final RecentLogins recent;
    private final AuthenticationEntryPoint refusal;
    private final AccessDeniedHandler scopes;

    ApiKeyFilter(
            ApiKeys keys,
            People people,
            RecentLogins recent,
            AuthenticationEntryPoint refusal,
            AccessDeniedHandler scopes) {
        this.keys = keys;
        this.people = people;
        this.recent = recent;
        this.refusal = refusal;
        this.scopes = scopes;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            chain.doFilter(request, response);
            return;
        }
        var secret = header.substring(SCHEME.length()).strip();
        var login = recent.find("bearer\n" + secret, () -> login(secret));
        if (login.isEmpty()) {
            refusal.commence(
                    request, response, new BadCredentialsException("The API key is unknown, revoked or expired"));
            return;
        }
        if (!login.get().isGoodFor(request)) {
            scopes.handle(request, response, new AccessDeniedException("The scope of the key does not cover this"));
            return;
        }
        SecurityContextHolder.setContext(new SecurityContextImpl(
                PasswordLogin.authenticated(login.get().userId(), login.get().groups())));
        chain.doFilter(request, response);
    }

    private Optional<RecentLogins.Login> login(String secret) {
        return keys.use(secret)
                .flatMap(key -> people.groupsOf(key.userId())
                        .map(groups -> new RecentLogins.Login(key.userId(), groups, scopes(key))));
    }

    private static List<KeyScope> scopes(ApiKey key) {
        return key.scopes().stream().map(KeyScope::ofKey).toList();
    }
}
