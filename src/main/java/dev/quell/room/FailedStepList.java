package dev.quell.room;

import dev.quell.shared.Problem;
import java.util.List;
import java.util.Set;

/** The steps of an incident's processes that failed for good, and what a person decides about them. */
public interface FailedStepList {

    /** The earliest first; a step within a called process stands there and at each of its callers. */
    List<FailedStep> of(String incidentId);

    /**
     * Answers the task "Resolve failed step" in a person's name, so that the step is tried once more.
     *
     * @param notes what the cause was and what was done
     * @throws Problem 404 for no such failed step, 409 when its task is somebody else's or done, 400 for notes of less than 3
     *     or more than 4000 characters
     */
    void retry(String incidentId, String job, String notes, String person, Set<String> groups);
}
