package dev.quell.incident.process;

import dev.quell.incident.Incidents;
import dev.quell.incident.Status;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The playbook's part "contain" has ended: no further harm is done. */
@Component("markContained")
class MarkContainedDelegate implements JavaDelegate {

    private final Incidents incidents;

    MarkContainedDelegate(Incidents incidents) {
        this.incidents = incidents;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var playbook = ContainmentContract.PLAYBOOK.in(execution);
        incidents.transition(execution.getProcessBusinessKey(), Status.CONTAINED, "Contained by playbook " + playbook);
    }
}
