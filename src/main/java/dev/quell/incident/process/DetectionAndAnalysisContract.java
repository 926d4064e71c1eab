package dev.quell.incident.process;

/** Process {@code detection-and-analysis}: what Java code and tests may name of it. */
public final class DetectionAndAnalysisContract {

    public static final String KEY = "detection-and-analysis";

    public static final String VERIFY_ANOMALY = "userTask_verifyAnomaly";
    public static final String TUNE_DETECTION_RULE = "userTask_tuneDetectionRule";
    public static final String ASSESS_IMPACT = "userTask_assessImpact";
    public static final String CONFIRM_SEVERITY = "userTask_confirmSeverity";
    public static final String ASSIGN_ROLES = "userTask_assignRoles";
    public static final String DIAGNOSIS = "callActivity_diagnosis";

    /** Boolean after verification; the result of the process. */
    public static final String GENUINE = "genuine";

    public static final String FALSE_POSITIVE_REASON = "falsePositiveReason";
    public static final String VERIFICATION_NOTES = "verificationNotes";

    /** String high, limited or minimal, from the inventory. */
    public static final String SYSTEM_RISK_CLASS = "systemRiskClass";

    public static final String HARM_REALISED = "harmRealised";

    /** Double, 0 to 1. */
    public static final String AFFECTED_SHARE = "affectedShare";

    public static final String PERSONAL_DATA = "personalData";
    public static final String REVERSIBILITY = "reversibility";
    public static final String ADVERSARIAL = "adversarial";
    public static final String URGENCY = "urgency";
    public static final String IMPACT = "impact";
    public static final String IMPACT_DESCRIPTION = "impactDescription";

    public static final String PROPOSED_SEVERITY = "proposedSeverity";
    public static final String PROPOSED_PRIORITY = "proposedPriority";
    public static final String CONFIRMED_SEVERITY = "confirmedSeverity";
    public static final String CONFIRMED_PRIORITY = "confirmedPriority";
    public static final String OVERRIDE_REASON = "overrideReason";

    private DetectionAndAnalysisContract() {}
}
