package dev.quell.automation;

import dev.quell.automation.Approval.Decision;
import dev.quell.automation.Approval.Vote;
import dev.quell.shared.Problem;
import dev.quell.shared.Role;
import java.util.Map;
import java.util.Set;

/** Whose answer counts, and what the answers come to. No state, no database. */
final class ApprovalRules {

    private ApprovalRules() {}

    /**
     * @param groups of whoever answers
     * @param implementers each with what they did, in words
     * @throws Problem 400, 403 or 409 saying why this answer does not count
     */
    static void check(Approval approval, Vote vote, Set<String> groups, Map<String, String> implementers) {
        switch (vote.decision()) {
            case APPROVE, REJECT -> {
                open(approval);
                member(approval, vote, groups);
                notProposer(approval, vote);
                notImplementer(vote, implementers);
                onlyOnce(approval, vote);
            }
            case BREAK_GLASS -> {
                open(approval);
                glassMayBeBroken(approval, vote, groups);
            }
            case RATIFY, DISAVOW -> ratifiable(approval, vote, groups);
        }
        if (vote.decision() != Decision.APPROVE
                && vote.decision() != Decision.RATIFY
                && vote.reason().isBlank()) {
            throw Problem.invalid("reason", "say why; it stays in the record");
        }
    }

    /** @throws Problem 403 when {@code user} approved it: somebody else carries it out */
    static void checkCarriesOut(Approval approval, String user) {
        if (approval.approvers().contains(user)) {
            throw Problem.forbidden(user + " approved this plan, so somebody else carries it out");
        }
    }

    /** @throws Problem 403 or 409 saying why this cannot pass without people */
    static void checkAdvance(Approval approval) {
        open(approval);
        if (!approval.policy().asksNobody()) {
            throw Problem.forbidden(
                    "The approval policy asks for " + approval.policy().quorum() + " people here");
        }
    }

    /** The status once {@code vote} has been added. */
    static ApprovalStatus after(Approval approval, Vote vote) {
        return switch (vote.decision()) {
            case APPROVE ->
                approval.approvers().size() + 1 >= approval.policy().quorum()
                        ? ApprovalStatus.APPROVED
                        : ApprovalStatus.OPEN;
            case REJECT -> ApprovalStatus.REJECTED;
            case BREAK_GLASS -> ApprovalStatus.BREAK_GLASS;
            case RATIFY -> ApprovalStatus.RATIFIED;
            case DISAVOW -> ApprovalStatus.DISAVOWED;
        };
    }

    private static void open(Approval approval) {
        if (approval.status() != ApprovalStatus.OPEN) {
            throw Problem.conflict("Approval " + approval.id() + " is decided already: " + approval.status());
        }
    }

    private static void member(Approval approval, Vote vote, Set<String> groups) {
        if (approval.groupsAsked().stream().noneMatch(groups::contains)) {
            throw Problem.forbidden(vote.user() + " is in none of the groups that may approve this: "
                    + String.join(", ", approval.groupsAsked()));
        }
    }

    private static void notProposer(Approval approval, Vote vote) {
        if (approval.proposer().equals(vote.user())) {
            throw Problem.forbidden(vote.user() + " proposed this, so somebody else decides on it");
        }
    }

    private static void notImplementer(Vote vote, Map<String, String> implementers) {
        var work = implementers.get(vote.user());
        if (work != null) {
            throw Problem.forbidden(
                    vote.user() + " implemented what this is about (" + work + "), so somebody else decides on it");
        }
    }

    private static void onlyOnce(Approval approval, Vote vote) {
        if (approval.votes().stream().anyMatch(cast -> cast.user().equals(vote.user()))) {
            throw Problem.conflict(vote.user() + " has answered already; the quorum counts different people");
        }
    }

    private static void glassMayBeBroken(Approval approval, Vote vote, Set<String> groups) {
        if (!approval.policy().breakGlassAllowed()) {
            throw Problem.forbidden("The approval policy does not allow to break the glass here");
        }
        if (!groups.contains(Role.INCIDENT_COMMANDER.group())) {
            member(approval, vote, groups);
        }
    }

    private static void ratifiable(Approval approval, Vote vote, Set<String> groups) {
        if (approval.status() != ApprovalStatus.BREAK_GLASS) {
            throw Problem.conflict("Approval " + approval.id() + " has no broken glass to ratify");
        }
        member(approval, vote, groups);
        if (approval.glassBreakers().contains(vote.user())) {
            throw Problem.forbidden(vote.user() + " broke the glass, so somebody else ratifies it");
        }
    }
}
