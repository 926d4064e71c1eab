package dev.quell.room;

import dev.quell.shared.Problem;

/** The processes of an incident, as far as its room moves them. */
public interface Response {

    /**
     * Ends the response in the name of whoever is logged in.
     *
     * @throws Problem 409 when it can no longer be stood down
     */
    void standDown(String incidentId, String reason);
}
