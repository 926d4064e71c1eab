package dev.quell.security;

import dev.quell.shared.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** What an API key may be used for, within what its account may do. */
public enum KeyScope {
    SIGNALS("/api/v1/signals/**", "POST /api/v1/observations"),
    READ("GET /api/**", "GET /engine-rest/**"),
    API("/api/**"),
    ENGINE("/engine-rest/**");

    private final List<RequestMatcher> requests;

    KeyScope(String... requests) {
        this.requests = Arrays.stream(requests).map(AccessRow::matcher).toList();
    }

    boolean covers(HttpServletRequest request) {
        return requests.stream().anyMatch(matcher -> matcher.matches(request));
    }

    /** As it is written in JSON, for example {@code signals}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws Problem 400 when no scope is called so */
    public static KeyScope ofKey(String key) {
        return Arrays.stream(values())
                .filter(scope -> scope.key().equals(key))
                .findFirst()
                .orElseThrow(() -> Problem.invalid(
                        "scopes",
                        "\"" + key + "\" is none of "
                                + Arrays.stream(values()).map(KeyScope::key).collect(Collectors.joining(", "))));
    }
}
