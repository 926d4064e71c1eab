package dev.quell.security;

import dev.quell.shared.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Refuses a change that a browser sends for another site. The machine interfaces need no CSRF token, but a browser that
 * remembers Basic credentials would send them along; it then also says where the request came from (Fetch Metadata).
 */
class CrossSiteFilter extends OncePerRequestFilter {

    private static final Set<String> HARMLESS_METHODS = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> FOREIGN_SITES = Set.of("cross-site", "same-site");

    private final HandlerExceptionResolver problems;

    CrossSiteFilter(HandlerExceptionResolver problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var site = request.getHeader("Sec-Fetch-Site");
        if (site != null && FOREIGN_SITES.contains(site) && !HARMLESS_METHODS.contains(request.getMethod())) {
            var problem = Problem.forbidden("A page of another site may not change anything here");
            problems.resolveException(request, response, null, problem);
            return;
        }
        chain.doFilter(request, response);
    }
}
