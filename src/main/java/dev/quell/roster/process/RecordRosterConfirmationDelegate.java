package dev.quell.roster.process;

import dev.quell.engine.NotInRehearsals;
import dev.quell.roster.Responders;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The roster counts as looked at from now, by whoever completed the task. */
@NotInRehearsals
@Component("recordRosterConfirmation")
class RecordRosterConfirmationDelegate implements JavaDelegate {

    private final Responders responders;

    RecordRosterConfirmationDelegate(Responders responders) {
        this.responders = responders;
    }

    @Override
    public void execute(DelegateExecution execution) {
        responders.confirm();
    }
}
