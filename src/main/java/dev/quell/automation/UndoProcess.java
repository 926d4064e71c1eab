package dev.quell.automation;

import dev.quell.incident.Incident;

/** The process that takes actions back, with a person's task for what it may not. */
public interface UndoProcess {

    /** One that takes this action back is at work. */
    boolean runsFor(Action action);

    /** Takes back this action and no other; the response goes on. */
    void start(Incident incident, Action action);
}
