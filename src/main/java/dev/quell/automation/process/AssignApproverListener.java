package dev.quell.automation.process;

import dev.quell.automation.Approvals;
import dev.quell.incident.IncidentRoles;
import dev.quell.shared.Role;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.task.IdentityLink;
import org.springframework.stereotype.Component;

/** Gives an approval to the holder of the role, except to who may not answer, such as the proposer: then the group sees it. */
@Component("assignApprover")
class AssignApproverListener implements TaskListener {

    private final Approvals approvals;
    private final IncidentRoles roles;

    AssignApproverListener(Approvals approvals, IncidentRoles roles) {
        this.approvals = approvals;
        this.roles = roles;
    }

    @Override
    public void notify(DelegateTask task) {
        var approval = approvals.require(ApprovalContract.APPROVAL_ID.in(task));
        var barred = approvals.barred(approval);
        task.getCandidates().stream()
                .map(IdentityLink::getGroupId)
                .findFirst()
                .flatMap(group -> roles.holder(approval.incidentId(), Role.ofGroup(group)))
                .filter(holder -> !barred.contains(holder))
                .ifPresent(task::setAssignee);
    }
}
