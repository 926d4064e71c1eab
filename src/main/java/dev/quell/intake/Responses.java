package dev.quell.intake;

import dev.quell.incident.Incident;

/** The running responses, wherever they run. All calls take part in the caller's transaction. */
public interface Responses {

    /** Starts the response to an incident that has just been opened. */
    void start(Incident incident, String summary);

    /** Starts the response to an incident that a person has just declared; who did is reached by {@code reporterContact}. */
    void startDeclared(Incident incident, String reporterContact);

    /**
     * Tells the incident's response that what was contained is back.
     *
     * @return false when it does not wait for that now
     */
    boolean recurred(String incidentId, String summary);

    /** Asks a person what the signal means. */
    void triage(Signal signal);
}
