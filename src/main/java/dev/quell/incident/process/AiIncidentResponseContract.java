package dev.quell.incident.process;

/** Process {@code ai-incident-response}: what Java code and tests may name of it. */
public final class AiIncidentResponseContract {

    public static final String KEY = "ai-incident-response";

    public static final String MESSAGE_DECLARED = "incident.declared";
    public static final String MESSAGE_SIGNAL_JOINED = "incident.signalJoined";
    public static final String MESSAGE_SEVERITY_CHANGED = "incident.severityChanged";
    public static final String MESSAGE_STAND_DOWN = "incident.standDown";

    public static final String UPDATE_DUE = "startEvent_updateDue";

    /** String; business key of every process of the incident. */
    public static final String INCIDENT_ID = "incidentId";

    /** String, the key of the type, for example {@code model-drift}. */
    public static final String INCIDENT_TYPE = "incidentType";

    public static final String TITLE = "title";
    public static final String DESCRIPTION = "description";

    /** String, null when the system is not registered. */
    public static final String SYSTEM_ID = "systemId";

    /** String SEV1 to SEV4; null until classified. */
    public static final String SEVERITY = "severity";

    /** String P1 to P4; null until classified. */
    public static final String PRIORITY = "priority";

    public static final String PLAYBOOK = "playbook";
    public static final String EXERCISE = "exercise";

    /** String, the way in: tasklist, engine-rest, or what intake says. */
    public static final String SOURCE = "source";

    /** String, user id of who started the process by form or REST. */
    public static final String DECLARED_BY = "declaredBy";

    /** Integer, from 1: how often the incident has gone into containment. */
    public static final String ROUND = "round";

    /** Integer: signals that came after the first. */
    public static final String JOINED_SIGNALS = "joinedSignals";

    /** Number, in the message that signals have joined: how many series of them. */
    public static final String SIGNAL_SERIES = "signalSeries";

    public static final String RECURRED = "recurred";

    /** String, what a person or system that wants to stand down an incident gives. */
    public static final String INCIDENT_NUMBER = "incidentNumber";

    public static final String STAND_DOWN_REASON = "standDownReason";

    /** Strings of the message about a changed severity. */
    public static final String NEW_SEVERITY = "newSeverity";

    public static final String NEW_PRIORITY = "newPriority";
    public static final String CHANGE_REASON = "changeReason";

    private AiIncidentResponseContract() {}
}
