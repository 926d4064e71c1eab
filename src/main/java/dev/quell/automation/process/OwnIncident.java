package dev.quell.automation.process;

import dev.quell.shared.Problem;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.VariableScope;

/**
 * A step works on what belongs to the incident of its process. Variables name approvals and actions, and whoever draws a process can set
 * them: without this the rehearsal of a draft could approve or take back what is real.
 */
final class OwnIncident {

    private OwnIncident() {}

    /**
     * @param what for example {@code action 12}
     * @param incidentId to which it belongs
     * @throws Problem 409 when that is another incident than the one of the process
     */
    static void require(VariableScope scope, String what, String incidentId) {
        if (!incidentId.equals(businessKey(scope))) {
            throw Problem.conflict("The " + what + " belongs to another incident than this process works for");
        }
    }

    private static String businessKey(VariableScope scope) {
        var execution = scope instanceof DelegateTask task ? task.getExecution() : (DelegateExecution) scope;
        return String.valueOf(execution.getProcessBusinessKey());
    }
}
