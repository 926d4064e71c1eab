package dev.quell.roster.process;

/** Process {@code preparation}: what Java code and tests may name of it. */
public final class PreparationContract {

    public static final String KEY = "preparation";

    public static final String AUDIT_DUE = "startEvent_auditDue";
    public static final String CLOSE_PREPAREDNESS_GAP = "userTask_closePreparednessGap";
    public static final String CONFIRM_ROSTER = "userTask_confirmRoster";

    /** Json, the list of what is missing. */
    public static final String GAPS = "gaps";

    /** Integer. */
    public static final String GAP_COUNT = "gapCount";

    /** Json, one of {@link #GAPS}; local to its task, as are the five below. */
    public static final String GAP = "gap";

    public static final String GAP_KEY = "gapKey";
    public static final String GAP_TITLE = "gapTitle";
    public static final String GAP_REMEDY = "gapRemedy";

    /** String, the group that the task is offered to. */
    public static final String GAP_GROUP = "gapGroup";

    /** String closed or accepted. */
    public static final String GAP_RESOLUTION = "gapResolution";

    public static final String GAP_REASON = "gapReason";
    public static final String ROSTER_CONFIRMED = "rosterConfirmed";

    private PreparationContract() {}
}
