package dev.quell.room;

import java.util.List;
import java.util.Set;

/** The open tasks of an incident, in all of its processes. */
public interface OpenTasks {

    /** The most urgent first; everybody may know of them, whoever may complete them. */
    List<OpenTask> of(String incidentId);

    /**
     * Makes the task this person's, with this person's rights; the first task that is taken acknowledges the incident.
     *
     * @throws dev.quell.shared.Problem 404 when it is not open in this incident, 409 when somebody else has it
     */
    void take(String incidentId, String task, String person, Set<String> groups);
}
