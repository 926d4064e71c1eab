package dev.quell.security;

import java.util.List;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Matches by the whole path, whichever servlet serves it. Spring Security's own reading of a plain pattern leaves out
 * what the engine's servlets serve.
 */
final class Paths {

    private Paths() {}

    static RequestMatcher path(String pattern) {
        return PathPatternRequestMatcher.withDefaults().matcher(pattern);
    }

    static RequestMatcher path(HttpMethod method, String pattern) {
        return PathPatternRequestMatcher.withDefaults().matcher(method, pattern);
    }

    /** Lets in whom the first row says that covers the request; what no row covers is refused. */
    static Customizer<AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry> rules(
            List<AccessRow> rows) {
        return registry -> {
            rows.forEach(row -> registry.requestMatchers(row.matchers().toArray(RequestMatcher[]::new))
                    .access(row.access().manager()));
            registry.anyRequest().denyAll();
        };
    }
}
