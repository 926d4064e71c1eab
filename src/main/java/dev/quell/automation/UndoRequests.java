package dev.quell.automation;

import dev.quell.automation.spi.UndoClass;
import dev.quell.incident.Incidents;
import dev.quell.incident.Timeline;
import dev.quell.shared.Problem;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A person wants one action taken back while the response goes on. */
@Service
@Transactional
public class UndoRequests {

    private static final int LONGEST_REASON = 2000;

    private final Incidents incidents;
    private final Actions actions;
    private final Timeline timeline;
    private final UndoProcess process;

    UndoRequests(Incidents incidents, Actions actions, Timeline timeline, UndoProcess process) {
        this.incidents = incidents;
        this.actions = actions;
        this.timeline = timeline;
        this.process = process;
    }

    /**
     * The action, if it can be taken back.
     *
     * @throws Problem 404 when the incident has no such action, 409 when there is nothing to take back, or it is being taken back
     */
    @Transactional(readOnly = true)
    public Action undoable(String incidentId, String actionId) {
        var incident = incidents.require(incidentId);
        var action = find(incidentId, actionId);
        if (action.plan().undoClass() == UndoClass.IRREVERSIBLE) {
            throw Problem.conflict("This action cannot be undone; what its target needs now is a new action");
        }
        if (!incident.status().isOpen() || !actions.undoable(incidentId).contains(action)) {
            throw Problem.conflict("There is nothing to undo: the action is " + action.status() + ", the incident "
                    + incident.status());
        }
        if (process.runsFor(action)) {
            throw Problem.conflict("It is being undone already; the timeline says how far it is");
        }
        return action;
    }

    /**
     * Starts taking the action back, in the name of whoever is logged in. What comes of it is on the timeline.
     *
     * @throws Problem as {@link #undoable}, and 400 without a reason
     */
    public void request(String incidentId, String actionId, @Nullable String reason) {
        if (reason == null || reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw Problem.invalid("reason", "say in 1 to " + LONGEST_REASON + " characters why it is undone");
        }
        timeline.lockIfPresent(incidentId); // one after the other, so that the second sees the first
        var action = undoable(incidentId, actionId);
        timeline.append(
                incidentId,
                "action.undoRequested",
                "Undo requested: " + action.summary() + ". Reason: " + reason.strip(),
                Map.of("action", action.id(), "reason", reason.strip()));
        process.start(incidents.require(incidentId), action);
    }

    private Action find(String incidentId, String actionId) {
        return actions.of(incidentId).stream()
                .filter(candidate -> candidate.id().equals(actionId))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("action", actionId));
    }
}
