package dev.quell.incident.process;

import static dev.quell.incident.process.AiIncidentResponseContract.JOINED_SIGNALS;
import static dev.quell.incident.process.AiIncidentResponseContract.SIGNAL_SERIES;

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
        var count = number(execution, JOINED_SIGNALS, 0) + number(execution, SIGNAL_SERIES, 1);
        processes.tell(execution.getProcessBusinessKey(), Map.of(JOINED_SIGNALS, count));
    }

    private static int number(DelegateExecution execution, String variable, int otherwise) {
        return execution.getVariable(variable) instanceof Number number ? number.intValue() : otherwise;
    }
}
