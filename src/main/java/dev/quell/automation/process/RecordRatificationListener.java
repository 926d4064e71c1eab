package dev.quell.automation.process;

import dev.quell.automation.Approval.Decision;
import dev.quell.automation.Approvals;
import dev.quell.engine.TypedVariable;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Takes the later word on a broken glass, from somebody else than who broke it. */
@Component("recordRatification")
class RecordRatificationListener implements TaskListener {

    private static final TypedVariable<String> RATIFICATION = TypedVariable.text("ratification");
    private static final TypedVariable<String> REASON = TypedVariable.text("ratificationReason");

    private final BrokenGlass broken;
    private final Approvals approvals;
    private final ActingPerson person;

    RecordRatificationListener(BrokenGlass broken, Approvals approvals, ActingPerson person) {
        this.broken = broken;
        this.approvals = approvals;
        this.person = person;
    }

    @Override
    public void notify(DelegateTask task) {
        var word = RATIFICATION.in(task).equals("ratified") ? Decision.RATIFY : Decision.DISAVOW;
        var reason = REASON.in(task);
        for (var approval : broken.of(task)) {
            person.act(() -> approvals.decide(approval.id(), person.name(), word, reason));
        }
    }
}
