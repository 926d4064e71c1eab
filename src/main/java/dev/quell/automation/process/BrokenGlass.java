package dev.quell.automation.process;

import dev.quell.automation.Approval;
import dev.quell.automation.Approvals;
import dev.quell.engine.TypedVariable;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** What a ratification is about, as the record knows it: variables say only which one. */
@Component
class BrokenGlass {

    private static final TypedVariable<String> ID = TypedVariable.text("brokenGlassId");

    private final Approvals approvals;

    BrokenGlass(Approvals approvals) {
        this.approvals = approvals;
    }

    /** The one that the task names; all that the incident still has open where the process names none. Oldest first. */
    List<Approval> of(DelegateTask task) {
        var named = ID.find(task);
        return approvals.toRatify(task.getExecution().getProcessBusinessKey()).stream()
                .filter(broken -> named.isEmpty() || named.get().equals(broken.id()))
                .toList();
    }
}
