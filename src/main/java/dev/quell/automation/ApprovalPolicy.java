package dev.quell.automation;

import dev.quell.shared.Problem;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * What {@code approval-policy} demands.
 *
 * @param approverGroups groups whose members may approve
 * @param quorum how many different people must; 0 when the policy approves in advance
 * @param timeout after which the approval is overdue
 * @param breakGlassAllowed whether one person may act alone and answer for it afterwards
 * @param escalationGroups groups who are asked besides once it is overdue; their members may approve from then on
 */
public record ApprovalPolicy(
        List<String> approverGroups,
        int quorum,
        Duration timeout,
        boolean breakGlassAllowed,
        List<String> escalationGroups) {

    public ApprovalPolicy {
        approverGroups = List.copyOf(approverGroups);
        escalationGroups = List.copyOf(escalationGroups);
        if (approverGroups.isEmpty()) {
            throw Problem.invalid("approvers", "approval-policy must name at least one group");
        }
        if (quorum < 0) {
            throw Problem.invalid("quorum", "approval-policy must demand no approver (0) or more");
        }
    }

    /** A policy that asks nobody but the approvers, however late it gets. */
    public ApprovalPolicy(List<String> approverGroups, int quorum, Duration timeout, boolean breakGlassAllowed) {
        this(approverGroups, quorum, timeout, breakGlassAllowed, List.of());
    }

    /** Whom an overdue approval is offered to: those it escalates to, then those who have let it lapse. */
    public List<String> overdueGroups() {
        return Stream.concat(escalationGroups.stream(), approverGroups.stream())
                .distinct()
                .toList();
    }

    boolean asksNobody() {
        return quorum == 0;
    }
}
