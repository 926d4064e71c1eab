package dev.quell.room;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A task that waits for somebody.
 *
 * @param groups whose members may take it
 */
public record OpenTask(
        String id,
        String name,
        @Nullable String assignee,
        List<String> groups,
        @Nullable Instant due) {

    /** Held by that person, or nobody's yet and for the person to take. */
    public boolean concerns(String user, Collection<String> userGroups) {
        return assignee == null ? groups.stream().anyMatch(userGroups::contains) : assignee.equals(user);
    }
}
