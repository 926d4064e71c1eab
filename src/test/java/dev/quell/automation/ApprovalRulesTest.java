package dev.quell.automation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quell.automation.Approval.Decision;
import dev.quell.automation.Approval.Vote;
import dev.quell.shared.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ApprovalRulesTest {

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final Set<String> APPROVERS = Set.of("security-analyst");
    private static final ApprovalPolicy POLICY = new ApprovalPolicy(
            List.of("security-analyst"), 2, Duration.ofHours(1), true, List.of("business-stakeholder"));

    @Test
    void isApprovedOnceTheQuorumOfDifferentPeopleIsReached() {
        var one = approval(ApprovalStatus.OPEN, vote("anna", Decision.APPROVE));

        assertThat(ApprovalRules.after(approval(ApprovalStatus.OPEN), vote("anna", Decision.APPROVE)))
                .isEqualTo(ApprovalStatus.OPEN);
        assertThat(ApprovalRules.after(one, vote("ben", Decision.APPROVE))).isEqualTo(ApprovalStatus.APPROVED);
        assertThat(one.missing()).isEqualTo(1);
    }

    @Test
    void endsWithTheFirstRejection() {
        assertThat(ApprovalRules.after(approval(ApprovalStatus.OPEN), vote("anna", Decision.REJECT)))
                .isEqualTo(ApprovalStatus.REJECTED);
    }

    @Test
    void excludesTheProposer() {
        refuses(403, "proposed", () -> check(approval(ApprovalStatus.OPEN), "proposer", Decision.APPROVE, APPROVERS));
        refuses(403, "proposed", () -> check(approval(ApprovalStatus.OPEN), "proposer", Decision.REJECT, APPROVERS));
    }

    @Test
    void excludesWhoeverImplementedItAndSaysWithWhichWork() {
        var open = approval(ApprovalStatus.OPEN);

        refuses(403, "Retrain model", () -> check(open, "implementer", Decision.APPROVE, APPROVERS));
        refuses(403, "Retrain model", () -> check(open, "implementer", Decision.REJECT, APPROVERS));
    }

    @Test
    void countsNobodyTwice() {
        var one = approval(ApprovalStatus.OPEN, vote("anna", Decision.APPROVE));

        refuses(409, "already", () -> check(one, "anna", Decision.APPROVE, APPROVERS));
    }

    @Test
    void countsMembersOfTheApproversGroupsOnly() {
        refuses(
                403,
                "security-analyst",
                () -> check(approval(ApprovalStatus.OPEN), "anna", Decision.APPROVE, Set.of("auditor")));
    }

    @Test
    void countsMembersOfTheEscalationGroupsOnceItIsOverdueAndNotBefore() {
        var business = Set.of("business-stakeholder");
        var overdue = new Approval(
                "1", "INC", "proposer", POLICY, ApprovalStatus.OPEN, Map.of(), List.of(), NOW, NOW, null, NOW);

        refuses(403, "groups", () -> check(approval(ApprovalStatus.OPEN), "anna", Decision.APPROVE, business));
        assertThatCode(() -> check(overdue, "anna", Decision.APPROVE, business)).doesNotThrowAnyException();
        assertThatCode(() -> check(overdue, "ben", Decision.APPROVE, APPROVERS)).doesNotThrowAnyException();
        refuses(403, "proposed", () -> check(overdue, "proposer", Decision.APPROVE, business));
    }

    @Test
    void takesNoAnswerOnceItIsDecided() {
        refuses(409, "decided", () -> check(approval(ApprovalStatus.APPROVED), "anna", Decision.REJECT, APPROVERS));
        refuses(
                409,
                "decided",
                () -> check(approval(ApprovalStatus.REJECTED), "anna", Decision.BREAK_GLASS, APPROVERS));
    }

    @Test
    void wantsAReasonForEverythingButPlainConsent() {
        var silent = new Vote("anna", Decision.REJECT, "", NOW);

        refuses(400, "reason", () -> ApprovalRules.check(approval(ApprovalStatus.OPEN), silent, APPROVERS, Map.of()));
        assertThatCode(() -> ApprovalRules.check(
                        approval(ApprovalStatus.OPEN),
                        new Vote("anna", Decision.APPROVE, "", NOW),
                        APPROVERS,
                        Map.of()))
                .doesNotThrowAnyException();
    }

    @Test
    void letsTheCommanderBreakTheGlassEvenForAProposalOfHisOwn() {
        assertThatCode(() -> check(
                        approval(ApprovalStatus.OPEN), "proposer", Decision.BREAK_GLASS, Set.of("incident-commander")))
                .doesNotThrowAnyException();
        refuses(
                403,
                "groups",
                () -> check(approval(ApprovalStatus.OPEN), "anna", Decision.BREAK_GLASS, Set.of("auditor")));
    }

    @Test
    void letsNobodyBreakTheGlassWhereThePolicyForbidsIt() {
        var strict = new Approval(
                "1",
                "INC",
                "proposer",
                new ApprovalPolicy(List.of("security-analyst"), 1, Duration.ofHours(1), false),
                ApprovalStatus.OPEN,
                Map.of(),
                List.of(),
                NOW,
                NOW,
                null,
                null);

        refuses(403, "policy", () -> check(strict, "anna", Decision.BREAK_GLASS, APPROVERS));
    }

    @Test
    void isRatifiedBySomebodyElseThanWhoBrokeTheGlass() {
        var broken = approval(ApprovalStatus.BREAK_GLASS, vote("anna", Decision.BREAK_GLASS));

        refuses(403, "somebody else", () -> check(broken, "anna", Decision.RATIFY, APPROVERS));
        assertThatCode(() -> check(broken, "ben", Decision.RATIFY, APPROVERS)).doesNotThrowAnyException();
        assertThat(ApprovalRules.after(broken, vote("ben", Decision.DISAVOW))).isEqualTo(ApprovalStatus.DISAVOWED);
        refuses(
                409,
                "no broken glass",
                () -> check(approval(ApprovalStatus.APPROVED), "ben", Decision.RATIFY, APPROVERS));
    }

    private static void check(Approval approval, String user, Decision decision, Set<String> groups) {
        ApprovalRules.check(approval, vote(user, decision), groups, Map.of("implementer", "Retrain model"));
    }

    private static void refuses(int status, String words, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(status))
                .hasMessageContaining(words);
    }

    private static Vote vote(String user, Decision decision) {
        return new Vote(user, decision, "because", NOW);
    }

    private static Approval approval(ApprovalStatus status, Vote... votes) {
        return new Approval("1", "INC", "proposer", POLICY, status, Map.of(), List.of(votes), NOW, NOW, null, null);
    }
}
