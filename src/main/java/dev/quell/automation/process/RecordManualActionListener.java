package dev.quell.automation.process;

import dev.quell.automation.Action;
import dev.quell.automation.Actions;
import dev.quell.automation.Approvals;
import dev.quell.automation.spi.Verdict.Result;
import dev.quell.shared.Problem;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/**
 * Takes note of work by hand; in a recovery not from who approved it. What stands in the journal is looked at first: "done" does not count while the target shows
 * otherwise.
 */
@Component("recordManualAction")
class RecordManualActionListener implements TaskListener {

    private static final String RECOVERY = "-recover";

    private final Approvals approvals;
    private final Actions actions;
    private final PlannedActions planned;
    private final ActingPerson person;

    RecordManualActionListener(Approvals approvals, Actions actions, PlannedActions planned, ActingPerson person) {
        this.approvals = approvals;
        this.actions = actions;
        this.planned = planned;
        this.person = person;
    }

    @Override
    public void notify(DelegateTask task) {
        if (process(task).endsWith(RECOVERY)) {
            approvals.checkCarriesOut(task.getExecution().getProcessBusinessKey(), person.name());
        }
        if (PlaybookContract.MANUAL_OUTCOME.in(task).equals("done")) {
            planned.of(task, step(task.getTaskDefinitionKey())).forEach(this::look);
        }
        PlaybookContract.WORK_DONE.set(task, PlaybookContract.MANUAL_PROOF.in(task));
    }

    private void look(Action action) {
        var verdict = person.act(() -> actions.doneByHand(action.id(), person.name()));
        if (verdict.result() == Result.FAIL) {
            throw Problem.conflict("The target is not as planned yet: " + verdict.detail()
                    + ". Finish it, or answer that it could not be done.");
        }
    }

    /** The key of "model-drift-recover:3:4711" is "model-drift-recover". */
    private static String process(DelegateTask task) {
        return task.getProcessDefinitionId().replaceFirst(":.*", "");
    }

    /** The step of "userTask_pausePipelineByHand" is "pausePipeline". */
    private static String step(String taskId) {
        return taskId.replaceFirst("^userTask_", "").replaceFirst("ByHand$", "");
    }
}
