package dev.quell.automation.process;

import dev.quell.automation.Approvals;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Takes one person's answer to an approval; an answer that does not count leaves the task open and says why. */
@Component("recordApproval")
class RecordApprovalListener implements TaskListener {

    private final Approvals approvals;
    private final ActingPerson person;

    RecordApprovalListener(Approvals approvals, ActingPerson person) {
        this.approvals = approvals;
        this.person = person;
    }

    @Override
    public void notify(DelegateTask task) {
        var choice = ApprovalContract.DECISION.in(task);
        var id = ApprovalContract.APPROVAL_ID.in(task);
        OwnIncident.require(task, "approval " + id, approvals.require(id).incidentId());
        if (!choice.equals(ApprovalState.WAIT)) {
            var reason = ApprovalContract.DECISION_REASON.find(task).orElse("");
            var approval =
                    person.act(() -> approvals.decide(id, person.name(), ApprovalState.decision(choice), reason));
            var votes = approval.votes();
            ApprovalState.decided(task, approval, votes.get(votes.size() - 1));
        }
    }
}
