package dev.quell.intake.process;

import dev.quell.engine.NotInRehearsals;
import dev.quell.intake.SignalTriage;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Adds the signal to an incident that is open. */
@NotInRehearsals
@Component("joinSignal")
class JoinSignalDelegate implements JavaDelegate {

    private final SignalTriage triage;

    JoinSignalDelegate(SignalTriage triage) {
        this.triage = triage;
    }

    @Override
    public void execute(DelegateExecution execution) {
        triage.join((String) execution.getVariable("signalId"), (String) execution.getVariable("joinedIncidentId"));
    }
}
