package dev.quell.playbook;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a version ran through in an exercise, with every action and message simulated and a robot in place of people.
 *
 * @param passed labels of the version's own elements that were passed, in their order in the model
 * @param notReached labels of those that were not
 * @param stoppedAt where it went no further; null when it came to an end
 * @param problem why; null when it came to an end
 */
public record Rehearsal(
        String incidentId,
        String by,
        Instant at,
        List<String> passed,
        List<String> notReached,
        @Nullable String stoppedAt,
        @Nullable String problem) {

    public boolean ended() {
        return stoppedAt == null;
    }

    public int elements() {
        return passed.size() + notReached.size();
    }
}
