package dev.quell.automation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The question to the approvers of some plans, and their answers so far.
 *
 * @param planHashes action id to the hash of the plan that is asked about
 * @param dueAt when it is to be escalated
 * @param escalatedAt when it was escalated for the first time
 */
public record Approval(
        String id,
        String incidentId,
        String proposer,
        ApprovalPolicy policy,
        ApprovalStatus status,
        Map<String, String> planHashes,
        List<Vote> votes,
        Instant openedAt,
        Instant dueAt,
        @Nullable Instant decidedAt,
        @Nullable Instant escalatedAt) {

    public Approval {
        planHashes = Map.copyOf(planHashes);
        votes = List.copyOf(votes);
    }

    /** One person's answer. */
    public record Vote(String user, Decision decision, String reason, Instant at) {}

    /** What a person can answer. */
    public enum Decision {
        APPROVE,
        REJECT,
        /** Act at once on one person's word; somebody else ratifies it later. */
        BREAK_GLASS,
        RATIFY,
        /** The glass should not have been broken. */
        DISAVOW
    }

    /** The groups whose answers count now. */
    List<String> groupsAsked() {
        return escalatedAt == null ? policy.approverGroups() : policy.overdueGroups();
    }

    /** Who approved, in the order of their votes. */
    public List<String> approvers() {
        return users(Decision.APPROVE);
    }

    /** Who broke the glass; empty when nobody did. */
    public List<String> glassBreakers() {
        return users(Decision.BREAK_GLASS);
    }

    /** How many approvals are still missing; 0 once it is decided. */
    public int missing() {
        return status == ApprovalStatus.OPEN
                ? Math.max(0, policy.quorum() - approvers().size())
                : 0;
    }

    private List<String> users(Decision decision) {
        return votes.stream()
                .filter(vote -> vote.decision() == decision)
                .map(Vote::user)
                .toList();
    }
}
