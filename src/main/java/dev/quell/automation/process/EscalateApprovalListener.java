package dev.quell.automation.process;

import dev.quell.automation.Approvals;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Puts an overdue approval to the groups whom the policy escalates to. It is assigned to nobody: whoever held it has let it lapse. */
@Component("escalateApproval")
class EscalateApprovalListener implements TaskListener {

    private final Approvals approvals;

    EscalateApprovalListener(Approvals approvals) {
        this.approvals = approvals;
    }

    @Override
    public void notify(DelegateTask task) {
        var id = ApprovalContract.APPROVAL_ID.in(task);
        OwnIncident.require(task, "approval " + id, approvals.require(id).incidentId());
        approvals.escalate(id);
    }
}
