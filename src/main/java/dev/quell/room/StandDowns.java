package dev.quell.room;

import dev.quell.incident.Incidents;
import dev.quell.shared.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Checks the wish to end the response to an incident and passes it on. */
@Service
public class StandDowns {

    private static final int LONGEST_REASON = 4000;

    private final Incidents incidents;
    private final Response response;

    StandDowns(Incidents incidents, Response response) {
        this.incidents = incidents;
        this.response = response;
    }

    /** @throws Problem 400 without a reason, 404 for an unknown incident, 409 when it can no longer be stood down */
    public void request(String id, @Nullable String reason) {
        incidents.require(id);
        if (reason == null || reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw Problem.invalid("reason", "say in 1 to " + LONGEST_REASON + " characters why no response is needed");
        }
        response.standDown(id, reason.strip());
    }
}
