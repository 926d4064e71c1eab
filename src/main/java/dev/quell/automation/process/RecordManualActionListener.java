package dev.quell.automation.process;

import dev.quell.automation.SystemActions;
import dev.quell.automation.spi.Verdict.Result;
import dev.quell.shared.Problem;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Takes note of work done by hand. What was planned in the journal is looked at first: "done" does not count while the target shows otherwise. */
@Component("recordManualAction")
class RecordManualActionListener implements TaskListener {

    private final SystemActions actions;
    private final ActingPerson person;

    RecordManualActionListener(SystemActions actions, ActingPerson person) {
        this.actions = actions;
        this.person = person;
    }

    @Override
    public void notify(DelegateTask task) {
        if (PlaybookContract.MANUAL_OUTCOME.in(task).equals("done")) {
            var incidentId = task.getExecution().getProcessBusinessKey();
            var verdict =
                    person.act(() -> actions.doneByHand(incidentId, step(task.getTaskDefinitionKey()), person.name()));
            if (verdict.result() == Result.FAIL) {
                throw Problem.conflict("The target is not as planned yet: " + verdict.detail()
                        + ". Finish it, or answer that it could not be done.");
            }
        }
        PlaybookContract.WORK_DONE.set(task, PlaybookContract.MANUAL_PROOF.in(task));
    }

    /** The step of "userTask_pausePipelineByHand" is "pausePipeline". */
    private static String step(String taskId) {
        return taskId.replaceFirst("^userTask_", "").replaceFirst("ByHand$", "");
    }
}
