package dev.quell.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Requests that belong together, what they are for, and who may send them.
 *
 * @param requests each a path pattern, with an HTTP method before it unless every method is meant
 */
record AccessRow(String what, Access access, List<String> requests, List<RequestMatcher> matchers) {

    static AccessRow of(String what, Access access, List<String> requests) {
        return new AccessRow(
                what,
                access,
                List.copyOf(requests),
                requests.stream().map(AccessRow::matcher).toList());
    }

    static AccessRow of(String what, Access access, String... requests) {
        return of(what, access, Arrays.asList(requests));
    }

    boolean covers(HttpServletRequest request) {
        return matchers.stream().anyMatch(matcher -> matcher.matches(request));
    }

    /** @param request a path pattern, with an HTTP method before it unless every method is meant */
    static RequestMatcher matcher(String request) {
        var space = request.indexOf(' ');
        return space < 0
                ? Paths.path(request)
                : Paths.path(HttpMethod.valueOf(request.substring(0, space)), request.substring(space + 1));
    }
}
