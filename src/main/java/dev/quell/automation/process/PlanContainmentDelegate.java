package dev.quell.automation.process;

import dev.quell.automation.Action;
import dev.quell.automation.SystemActions;
import dev.quell.automation.SystemActions.Containment;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Plans what containment will change; changes nothing. */
@Component("planContainment")
class PlanContainmentDelegate implements JavaDelegate {

    private final SystemActions actions;
    private final OutsideStep step;

    PlanContainmentDelegate(SystemActions actions, OutsideStep step) {
        this.actions = actions;
        this.step = step;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var wanted = new Containment(
                PlaybookContract.TARGET_VERSION.find(execution).orElse(null),
                PlaybookContract.PAUSE_PIPELINES.find(execution).orElse(true));
        var proposer = ApprovalContract.PROPOSER.in(execution);
        var incidentId = execution.getProcessBusinessKey();
        var planned = step.plan(execution, () -> actions.planContainment(incidentId, wanted, proposer));
        ApprovalContract.ACTION_IDS.set(
                execution, planned.stream().map(Action::id).collect(Collectors.joining(",")));
    }
}
