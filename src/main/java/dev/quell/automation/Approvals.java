package dev.quell.automation;

import dev.quell.automation.Approval.Decision;
import dev.quell.automation.Approval.Vote;
import dev.quell.incident.Timeline;
import dev.quell.shared.Problem;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** People's consent to planned actions. It binds the plans' hashes: a plan that changes afterwards has no consent. */
@Service("approvalDesk")
@Transactional(noRollbackFor = Problem.class)
public class Approvals {

    private static final int MAX_REASON = 4000;

    private final ApprovalRepository repository;
    private final ActionJournal journal;
    private final ApproverGroups groups;
    private final Implementers implementers;
    private final Timeline timeline;
    private final Clock clock;

    Approvals(
            ApprovalRepository repository,
            ActionJournal journal,
            ApproverGroups groups,
            Implementers implementers,
            Timeline timeline,
            Clock clock) {
        this.repository = repository;
        this.journal = journal;
        this.groups = groups;
        this.implementers = implementers;
        this.timeline = timeline;
        this.clock = clock;
    }

    /**
     * Asks for approval of the actions' present plans.
     *
     * @throws Problem 400 when there is nothing to approve, 409 when an action is past planning
     */
    public Approval open(String incidentId, List<String> actionIds, ApprovalPolicy policy, String proposer) {
        if (actionIds.isEmpty()) {
            throw Problem.invalid("actions", "there is nothing to approve");
        }
        var hashes = new LinkedHashMap<String, String>();
        for (var id : actionIds) {
            hashes.put(id, planned(incidentId, id).planHash());
        }
        return opened(incidentId, hashes, policy, proposer);
    }

    /** Asks for approval of a plan that people carry out by hand, so that the journal has no action for it. */
    public Approval openByHand(String incidentId, ApprovalPolicy policy, String proposer) {
        return opened(incidentId, Map.of(), policy, proposer);
    }

    private Approval opened(String incidentId, Map<String, String> hashes, ApprovalPolicy policy, String proposer) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var due = now.plus(policy.timeout());
        var id = UUID.randomUUID().toString();
        repository.insert(new Approval(
                id, incidentId, proposer, policy, ApprovalStatus.OPEN, hashes, List.of(), now, due, null, null));
        return repository.require(id);
    }

    /**
     * Takes one person's answer.
     *
     * @param reason required unless it is plain consent, at most 4000 characters
     * @return the approval as it stands now
     * @throws Problem 400, 403 or 409 saying why the answer does not count; nothing has changed then
     */
    public Approval decide(String approvalId, String user, Decision decision, String reason) {
        if (reason.length() > MAX_REASON) {
            throw Problem.invalid("reason", "at most " + MAX_REASON + " characters");
        }
        var approval = repository.lock(approvalId);
        var vote = new Vote(user, decision, reason.strip(), clock.instant().truncatedTo(ChronoUnit.MICROS));
        ApprovalRules.check(approval, vote, groups.of(user), implementers.of(approval.incidentId()));
        if (approval.status() == ApprovalStatus.OPEN && decision != Decision.REJECT) {
            requireSamePlans(approval);
        }
        var status = ApprovalRules.after(approval, vote);
        repository.vote(approvalId, vote);
        repository.decided(approvalId, status, vote.at());
        return carriedOut(repository.require(approvalId), vote);
    }

    /**
     * Approves without people what the policy approves in advance; it binds the plans' hashes as people's consent does.
     *
     * @param rule of {@code approval-policy}, for the record
     * @throws Problem 403 when the policy asks for people, 409 when it is decided already
     */
    public Approval approveByPolicy(String approvalId, String rule) {
        var approval = repository.lock(approvalId);
        ApprovalRules.checkAdvance(approval);
        requireSamePlans(approval);
        repository.decided(approvalId, ApprovalStatus.APPROVED, clock.instant());
        approval.planHashes().forEach((id, hash) -> journal.approve(id, hash, List.of("policy " + rule), false));
        timeline.append(
                approval.incidentId(),
                "action.approved",
                "Approved by policy " + rule,
                Map.of("approval", approvalId, "rule", rule, "plans", approval.planHashes()));
        return repository.require(approvalId);
    }

    /**
     * The people asked have not decided in time: from now on the answers of the policy's escalation groups count too.
     *
     * @return the approval as it stands now
     */
    public Approval escalate(String approvalId) {
        var approval = repository.lock(approvalId);
        repository.escalated(approvalId, clock.instant());
        var groups = approval.policy().overdueGroups();
        timeline.append(
                approval.incidentId(),
                "action.escalated",
                "Nobody has decided in time: escalated to " + String.join(", ", groups),
                Map.of("approval", approvalId, "groups", groups));
        return repository.require(approvalId);
    }

    /** @throws Problem 404 when there is no such approval */
    @Transactional(readOnly = true)
    public Approval require(String approvalId) {
        return repository.require(approvalId);
    }

    /** Who cannot approve this, whatever their groups: the proposer, whoever has answered, and whoever implemented it. */
    @Transactional(readOnly = true)
    public Set<String> barred(Approval approval) {
        return Stream.of(
                        Stream.of(approval.proposer()),
                        approval.votes().stream().map(Vote::user),
                        implementers.of(approval.incidentId()).keySet().stream())
                .flatMap(people -> people)
                .collect(Collectors.toSet());
    }

    @Transactional(readOnly = true)
    public List<Approval> of(String incidentId) {
        return repository.of(incidentId);
    }

    /**
     * For work by hand whose approver must not do it.
     *
     * @throws Problem 403 when {@code user} is among those who approved the incident's latest plan
     */
    @Transactional(readOnly = true)
    public void checkCarriesOut(String incidentId, String user) {
        var all = of(incidentId);
        if (!all.isEmpty()) {
            ApprovalRules.checkCarriesOut(all.get(all.size() - 1), user);
        }
    }

    /** Broken glass that nobody has ratified yet. */
    @Transactional(readOnly = true)
    public List<Approval> toRatify(String incidentId) {
        return of(incidentId).stream()
                .filter(approval -> approval.status() == ApprovalStatus.BREAK_GLASS)
                .toList();
    }

    private Action planned(String incidentId, String actionId) {
        var action = journal.require(actionId);
        if (!action.incidentId().equals(incidentId)) {
            throw Problem.invalid("actions", actionId + " belongs to " + action.incidentId());
        }
        if (!action.status().untried()) {
            throw Problem.conflict(actionId + " is past planning: " + action.status());
        }
        return action;
    }

    private void requireSamePlans(Approval approval) {
        approval.planHashes().forEach((id, hash) -> {
            if (!journal.require(id).planHash().equals(hash)) {
                throw Problem.conflict("The plan of " + id + " has changed since it was put up for approval");
            }
        });
    }

    private Approval carriedOut(Approval approval, Vote vote) {
        switch (vote.decision()) {
            case APPROVE -> record(approval, vote, "action.approved", vote.user() + " approved");
            case REJECT -> record(approval, vote, "action.rejected", vote.user() + " rejected");
            case BREAK_GLASS -> record(approval, vote, "action.breakGlass", vote.user() + " broke the glass");
            case RATIFY -> record(approval, vote, "action.ratified", vote.user() + " ratified the broken glass");
            case DISAVOW -> record(approval, vote, "action.disavowed", vote.user() + " disavowed the broken glass");
        }
        if (approval.status() == ApprovalStatus.APPROVED) {
            approval.planHashes().forEach((id, hash) -> journal.approve(id, hash, approval.approvers(), false));
        } else if (approval.status() == ApprovalStatus.BREAK_GLASS) {
            approval.planHashes().forEach((id, hash) -> journal.approve(id, hash, approval.glassBreakers(), true));
        } else if (approval.status() == ApprovalStatus.REJECTED) {
            approval.planHashes().keySet().forEach(id -> journal.reject(id, vote.user() + ": " + vote.reason()));
        }
        return approval;
    }

    private void record(Approval approval, Vote vote, String kind, String summary) {
        var details = Map.of(
                "approval", approval.id(),
                "user", vote.user(),
                "reason", vote.reason(),
                "status", approval.status().name(),
                "missing", approval.missing(),
                "plans", approval.planHashes());
        timeline.append(
                approval.incidentId(), kind, summary + (vote.reason().isEmpty() ? "" : ": " + vote.reason()), details);
    }
}
