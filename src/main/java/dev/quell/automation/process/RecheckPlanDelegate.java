package dev.quell.automation.process;

import dev.quell.automation.Action;
import dev.quell.automation.Actions;
import dev.quell.automation.Approvals;
import java.util.Map;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Plans once more what was approved; any difference in what would happen makes the approval void. */
@Component("recheckPlan")
class RecheckPlanDelegate implements JavaDelegate {

    private final Approvals approvals;
    private final Actions actions;
    private final OutsideStep step;

    RecheckPlanDelegate(Approvals approvals, Actions actions, OutsideStep step) {
        this.approvals = approvals;
        this.actions = actions;
        this.step = step;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var approval = approvals.require(ApprovalContract.APPROVAL_ID.in(execution));
        OwnIncident.require(execution, "approval " + approval.id(), approval.incidentId());
        ApprovalContract.PLAN_UNCHANGED.set(execution, holds(execution, approval.planHashes()));
    }

    /** What can no longer be planned at all is not as it was approved either. */
    private boolean holds(DelegateExecution execution, Map<String, String> approved) {
        try {
            return step.plan(execution, () -> approved.entrySet().stream().allMatch(this::unchanged));
        } catch (BpmnError e) {
            return false;
        }
    }

    private boolean unchanged(Map.Entry<String, String> approved) {
        var action = actions.require(approved.getKey());
        return planAgain(action).planHash().equals(approved.getValue());
    }

    private Action planAgain(Action action) {
        return actions.plan(
                action.incidentId(), action.step(), action.part(), action.plan().request(), action.proposer());
    }
}
