package dev.quell.automation.process;

import dev.quell.automation.Actions;
import dev.quell.shared.Sha256;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Puts the plans, their hash and what the approval policy asks about into the process. */
@Component("presentPlan")
class PresentPlanDelegate implements JavaDelegate {

    private final Actions actions;

    PresentPlanDelegate(Actions actions) {
        this.actions = actions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var planned = ApprovalTasks.list(
                        ApprovalContract.ACTION_IDS.find(execution).orElse(""))
                .stream()
                .map(actions::require)
                .peek(action -> OwnIncident.require(execution, "action " + action.id(), action.incidentId()))
                .toList();
        if (planned.isEmpty()) {
            presentByHand(execution);
        } else {
            present(execution, PlanTable.of(planned), PlanTable.hash(planned), PolicyQuestion.of(planned));
        }
    }

    private static void presentByHand(DelegateExecution execution) {
        var rows = PlanTable.byHand(
                ApprovalContract.MANUAL_PLAN.in(execution),
                ApprovalContract.MANUAL_BEFORE.find(execution).orElse(""),
                ApprovalContract.MANUAL_BLAST_RADIUS.find(execution).orElse(""));
        var exercise = ApprovalContract.EXERCISE.find(execution).orElse(false);
        present(execution, rows, Sha256.hex(rows.toString()), PolicyQuestion.byHand(exercise));
    }

    private static void present(
            DelegateExecution execution, List<Map<String, String>> rows, String hash, PolicyQuestion question) {
        execution.setVariable(ApprovalContract.PLAN_TABLE, OpenActions.json(rows));
        ApprovalContract.PLAN_HASH.set(execution, hash);
        ApprovalContract.ACTION_TYPE.set(execution, question.actionType());
        ApprovalContract.ENVIRONMENT.set(execution, question.environment());
    }
}
