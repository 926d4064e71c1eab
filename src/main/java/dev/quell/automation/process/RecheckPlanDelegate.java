package dev.quell.automation.process;

import dev.quell.automation.Action;
import dev.quell.automation.Actions;
import dev.quell.automation.Approvals;
import java.util.Map;
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
        var approved =
                approvals.require(ApprovalContract.APPROVAL_ID.in(execution)).planHashes();
        var unchanged = step.plan(execution, () -> approved.entrySet().stream().allMatch(this::unchanged));
        ApprovalContract.PLAN_UNCHANGED.set(execution, unchanged);
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
