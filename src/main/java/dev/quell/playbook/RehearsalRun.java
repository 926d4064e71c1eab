package dev.quell.playbook;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lets a version run with a robot in place of people. */
@FunctionalInterface
public interface RehearsalRun {

    /**
     * @param passed ids of the version's own elements that were passed
     * @param stoppedAt label of where it went no further, with its process; null when it ended
     */
    record Outcome(
            Set<String> passed,
            @Nullable String stoppedAt,
            @Nullable String problem) {}

    /** @param incidentId of an exercise; it is also the business key */
    Outcome run(String definitionId, String incidentId, Map<String, Object> variables);
}
