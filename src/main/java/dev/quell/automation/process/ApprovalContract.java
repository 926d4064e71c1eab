package dev.quell.automation.process;

import dev.quell.engine.TypedVariable;

/** What the process {@code approve-actions} takes, keeps and gives. */
final class ApprovalContract {

    static final String PROCESS = "approve-actions";

    /** Comma-separated ids of planned actions; empty for a plan to be carried out by hand. */
    static final TypedVariable<String> ACTION_IDS = TypedVariable.text("actionIds");

    static final TypedVariable<String> MANUAL_PLAN = TypedVariable.text("manualPlan");
    static final TypedVariable<String> MANUAL_BEFORE = TypedVariable.text("manualBefore");
    static final TypedVariable<String> MANUAL_BLAST_RADIUS = TypedVariable.text("manualBlastRadius");
    static final TypedVariable<String> PROPOSER = TypedVariable.text("proposer");

    /** Whether the glass may be broken at all; the policy may still forbid it. */
    static final TypedVariable<Boolean> EMERGENCY = TypedVariable.flag("emergency");

    static final TypedVariable<Boolean> EXERCISE = TypedVariable.flag("exercise");

    static final TypedVariable<String> PLAN_HASH = TypedVariable.text("planHash");
    static final TypedVariable<String> ACTION_TYPE = TypedVariable.text("actionType");
    static final TypedVariable<String> ENVIRONMENT = TypedVariable.text("environment");
    static final String PLAN_TABLE = "planTable";

    static final TypedVariable<String> APPROVERS = TypedVariable.text("approvers");
    static final TypedVariable<Number> QUORUM = TypedVariable.number("quorum");
    static final TypedVariable<String> TIMEOUT = TypedVariable.text("approvalTimeout");
    static final TypedVariable<Boolean> BREAK_GLASS_ALLOWED = TypedVariable.flag("breakGlassAllowed");
    /** Groups, separated by commas; missing where the deployed approval policy is older than this output. */
    static final TypedVariable<String> ESCALATE_TO = TypedVariable.text("escalateTo");

    static final String APPROVAL_CHOICES = "approvalChoices";
    static final String OVERDUE_CHOICES = "overdueChoices";

    static final TypedVariable<String> DECISION = TypedVariable.text("approvalDecision");
    static final TypedVariable<String> DECISION_REASON = TypedVariable.text("decisionReason");

    static final TypedVariable<String> APPROVAL_ID = TypedVariable.text("approvalId");
    /** pending, approved, rejected or breakGlass. */
    static final TypedVariable<String> OUTCOME = TypedVariable.text("approvalOutcome");

    static final TypedVariable<String> REASON = TypedVariable.text("approvalReason");
    static final TypedVariable<Number> APPROVALS_GIVEN = TypedVariable.number("approvalsGiven");
    static final TypedVariable<Boolean> PLAN_UNCHANGED = TypedVariable.flag("planUnchanged");
    static final TypedVariable<Boolean> BREAK_GLASS_USED = TypedVariable.flag("breakGlassUsed");
    static final TypedVariable<String> BREAK_GLASS_BY = TypedVariable.text("breakGlassBy");
    static final TypedVariable<String> BREAK_GLASS_REASON = TypedVariable.text("breakGlassReason");

    private ApprovalContract() {}
}
