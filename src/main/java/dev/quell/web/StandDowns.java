package dev.quell.web;

import dev.quell.incident.Incidents;
import dev.quell.shared.Problem;
import dev.quell.web.process.OpenTaskList;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Checks the wish to end the response to an incident and passes it on. */
@Component
class StandDowns {

    private static final int LONGEST_REASON = 4000;

    private final Incidents incidents;
    private final OpenTaskList tasks;

    StandDowns(Incidents incidents, OpenTaskList tasks) {
        this.incidents = incidents;
        this.tasks = tasks;
    }

    /** @throws Problem 400 without a reason, 404 for an unknown incident, 409 when it can no longer be stood down */
    void request(String id, @Nullable String reason) {
        incidents.require(id);
        if (reason == null || reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw Problem.invalid("reason", "say in 1 to " + LONGEST_REASON + " characters why no response is needed");
        }
        tasks.standDown(id, reason.strip());
    }
}
