package dev.quell.engine;

import dev.quell.shared.Problem;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Answers what asks for cases (CMMN). The engine runs none and has no tables for them, so each question would be a failed
 * statement with its stack in the log. Their count is none: Cockpit asks for it beside those of processes and decisions, and
 * shows neither when it fails.
 */
@PreMatching
final class NoCases implements ContainerRequestFilter {

    private static final Pattern CASES = Pattern.compile(
            "/?(engine/[^/]+/)?(history/)?case-(definition|instance|execution|activity-instance)(/.*)?");

    @Override
    public void filter(ContainerRequestContext request) {
        var path = request.getUriInfo().getPath();
        if (CASES.matcher(path).matches()) {
            request.abortWith(
                    path.endsWith("/count")
                            ? Response.ok(Map.of("count", 0), MediaType.APPLICATION_JSON_TYPE)
                                    .build()
                            : new EngineRest.ProblemMapper().toResponse(Problem.notFound("case", path)));
        }
    }
}
