package dev.quell.intake.process;

import dev.quell.engine.NotInRehearsals;
import dev.quell.intake.SignalTriage;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Nothing follows from the signal; it stays in the store with the reason. */
@NotInRehearsals
@Component("discardSignal")
class DiscardSignalDelegate implements JavaDelegate {

    private final SignalTriage triage;

    DiscardSignalDelegate(SignalTriage triage) {
        this.triage = triage;
    }

    @Override
    public void execute(DelegateExecution execution) {
        triage.discard((String) execution.getVariable("signalId"), (String) execution.getVariable("triageReason"));
    }
}
