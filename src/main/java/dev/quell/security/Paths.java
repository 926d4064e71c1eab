package dev.quell.security;

import java.util.Arrays;
import org.springframework.http.HttpMethod;
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

    static RequestMatcher[] paths(String... patterns) {
        return Arrays.stream(patterns).map(Paths::path).toArray(RequestMatcher[]::new);
    }

    static RequestMatcher[] paths(HttpMethod method, String... patterns) {
        return Arrays.stream(patterns).map(pattern -> path(method, pattern)).toArray(RequestMatcher[]::new);
    }
}
