package dev.quell.automation.process;

import dev.quell.automation.Action;
import dev.quell.automation.SystemActions;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Plans what bringing the model back will change; changes nothing. */
@Component("planRedeploymentActions")
class PlanRedeploymentActionsDelegate implements JavaDelegate {

    private final SystemActions actions;
    private final OutsideStep step;

    PlanRedeploymentActionsDelegate(SystemActions actions, OutsideStep step) {
        this.actions = actions;
        this.step = step;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var version = PlaybookContract.NEW_VERSION.in(execution);
        var resume = PlaybookContract.TRAINING_RESUMES.find(execution).orElse(true);
        var proposer = ApprovalContract.PROPOSER.in(execution);
        var incidentId = execution.getProcessBusinessKey();
        var planned = step.plan(execution, () -> actions.planRedeployment(incidentId, version, resume, proposer));
        ApprovalContract.ACTION_IDS.set(
                execution, planned.stream().map(Action::id).collect(Collectors.joining(",")));
    }
}
