package dev.quell.automation.process;

import dev.quell.automation.ApprovalPolicy;
import dev.quell.automation.Approvals;
import dev.quell.shared.Role;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Asks for approval of exactly the presented plans. The incident commander may stand in for any approver. */
@Component("openApproval")
class OpenApprovalDelegate implements JavaDelegate {

    private final Approvals approvals;

    OpenApprovalDelegate(Approvals approvals) {
        this.approvals = approvals;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var actionIds =
                ApprovalTasks.list(ApprovalContract.ACTION_IDS.find(execution).orElse(""));
        var incidentId = execution.getProcessBusinessKey();
        var proposer = ApprovalContract.PROPOSER.in(execution);
        var policy = policy(execution);
        var approval = actionIds.isEmpty()
                ? approvals.openByHand(incidentId, policy, proposer)
                : approvals.open(incidentId, actionIds, policy, proposer);
        var inAdvance = policy.quorum() == 0;
        ApprovalState.start(
                execution,
                inAdvance ? approvals.approveByPolicy(approval.id(), PolicyRule.of(execution)) : approval,
                !approvals.toRatify(incidentId).isEmpty());
    }

    private static ApprovalPolicy policy(DelegateExecution execution) {
        var quorum = (int) Math.ceil(ApprovalContract.QUORUM.in(execution).doubleValue());
        var groups = ApprovalTasks.list(
                quorum == 0
                        ? ApprovalContract.APPROVERS.find(execution).orElse("")
                        : ApprovalContract.APPROVERS.in(execution));
        var withCommander = Stream.concat(groups.stream(), Stream.of(Role.INCIDENT_COMMANDER.group()));
        return new ApprovalPolicy(
                List.copyOf(withCommander.distinct().toList()),
                quorum,
                Duration.parse(ApprovalContract.TIMEOUT.in(execution)),
                ApprovalContract.BREAK_GLASS_ALLOWED.in(execution)
                        && ApprovalContract.EMERGENCY.find(execution).orElse(true),
                ApprovalTasks.list(ApprovalContract.ESCALATE_TO.find(execution).orElse("")));
    }
}
