package dev.quell.automation;

import dev.quell.shared.Problem;
import java.time.Duration;
import java.util.List;

/**
 * What {@code approval-policy} demands.
 *
 * @param approverGroups groups whose members may approve
 * @param quorum how many different people must; 0 when the policy approves in advance
 * @param timeout after which the approval is overdue
 * @param breakGlassAllowed whether one person may act alone and answer for it afterwards
 */
public record ApprovalPolicy(List<String> approverGroups, int quorum, Duration timeout, boolean breakGlassAllowed) {

    public ApprovalPolicy {
        approverGroups = List.copyOf(approverGroups);
        if (approverGroups.isEmpty()) {
            throw Problem.invalid("approvers", "approval-policy must name at least one group");
        }
        if (quorum < 0) {
            throw Problem.invalid("quorum", "approval-policy must demand no approver (0) or more");
        }
    }

    boolean asksNobody() {
        return quorum == 0;
    }
}
