package dev.quell.incident.process;

import static dev.quell.incident.process.AiIncidentResponseContract.JOINED_SIGNALS;

import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Counts the signals after the first for the forms; the signals themselves are in the record. */
@Component("noteJoinedSignal")
class NoteJoinedSignalDelegate implements JavaDelegate {

    private final IncidentProcesses processes;

    NoteJoinedSignalDelegate(IncidentProcesses processes) {
        this.processes = processes;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var before = execution.getVariable(JOINED_SIGNALS);
        var count = before == null ? 1 : (int) before + 1;
        processes.tell(execution.getProcessBusinessKey(), Map.of(JOINED_SIGNALS, count));
    }
}
