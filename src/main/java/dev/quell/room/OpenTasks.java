package dev.quell.room;

import java.util.List;

/** The open tasks of an incident, in all of its processes. */
public interface OpenTasks {

    /** The most urgent first; everybody may know of them, whoever may complete them. */
    List<OpenTask> of(String incidentId);
}
