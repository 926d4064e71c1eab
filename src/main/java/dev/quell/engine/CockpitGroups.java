package dev.quell.engine;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import java.util.regex.Pattern;

/** Cockpit asks for all groups without saying how many it wants, which is refused, and leaves its tasks by group empty. */
@PreMatching
final class CockpitGroups implements ContainerRequestFilter {

    private static final Pattern GROUPS = Pattern.compile("/?engine/[^/]+/group");
    private static final String HOW_MANY = "maxResults";
    private static final int MOST = 1000;

    @Override
    public void filter(ContainerRequestContext request) {
        var asked = request.getUriInfo();
        if (GROUPS.matcher(asked.getPath()).matches()
                && !asked.getQueryParameters().containsKey(HOW_MANY)) {
            request.setRequestUri(
                    asked.getRequestUriBuilder().queryParam(HOW_MANY, MOST).build());
        }
    }
}
