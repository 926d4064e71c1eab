package dev.quell.automation.process;

import dev.quell.automation.Approval;
import dev.quell.automation.Approval.Decision;
import dev.quell.automation.Approval.Vote;
import dev.quell.automation.ApprovalStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.VariableScope;

/** An approval as the process and its forms see it. */
final class ApprovalState {

    static final String PENDING = "pending";
    static final String BREAK_GLASS = "breakGlass";
    static final String WAIT = "wait";

    private ApprovalState() {}

    /** @param toRatify whether an earlier plan of the incident was carried out by broken glass that is still to be ratified */
    static void start(VariableScope scope, Approval approval, boolean toRatify) {
        ApprovalContract.APPROVAL_ID.set(scope, approval.id());
        ApprovalContract.BREAK_GLASS_USED.set(scope, toRatify);
        ApprovalContract.REASON.set(scope, null);
        var choices = choices(approval.policy().breakGlassAllowed());
        scope.setVariable(ApprovalContract.APPROVAL_CHOICES, OpenActions.json(choices));
        choices.add(choice(WAIT, "Ask the others again"));
        scope.setVariable(ApprovalContract.OVERDUE_CHOICES, OpenActions.json(choices));
        show(scope, approval);
    }

    static void show(VariableScope scope, Approval approval) {
        ApprovalContract.OUTCOME.set(scope, outcome(approval.status()));
        ApprovalContract.APPROVALS_GIVEN.set(scope, approval.approvers().size());
    }

    static void decided(VariableScope scope, Approval approval, Vote vote) {
        show(scope, approval);
        if (vote.decision() == Decision.REJECT) {
            ApprovalContract.REASON.set(scope, vote.user() + ": " + vote.reason());
        }
        if (vote.decision() == Decision.BREAK_GLASS) {
            ApprovalContract.BREAK_GLASS_USED.set(scope, true);
            ApprovalContract.BREAK_GLASS_BY.set(scope, vote.user());
            ApprovalContract.BREAK_GLASS_REASON.set(scope, vote.reason());
        }
    }

    static Decision decision(String choice) {
        return switch (choice) {
            case "approve" -> Decision.APPROVE;
            case BREAK_GLASS -> Decision.BREAK_GLASS;
            default -> Decision.REJECT;
        };
    }

    private static String outcome(ApprovalStatus status) {
        return switch (status) {
            case OPEN -> PENDING;
            case REJECTED -> "rejected";
            case BREAK_GLASS -> BREAK_GLASS;
            default -> "approved";
        };
    }

    private static List<Map<String, String>> choices(boolean breakGlass) {
        var choices = new ArrayList<>(List.of(choice("approve", "Approve"), choice("reject", "Reject")));
        if (breakGlass) {
            choices.add(choice(BREAK_GLASS, "Break the glass: act now, somebody else ratifies it later"));
        }
        return choices;
    }

    private static Map<String, String> choice(String value, String label) {
        return Map.of("value", value, "label", label);
    }
}
