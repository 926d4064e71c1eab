package dev.quell.communication.process;

import dev.quell.communication.Updates;
import dev.quell.shared.Problem;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/**
 * A process sends and decides on the messages of its own incident. A variable names them, and whoever draws a process can set it:
 * without this the rehearsal of a draft could approve what is real.
 */
@Component
class OwnMessages {

    private final Updates updates;

    OwnMessages(Updates updates) {
        this.updates = updates;
    }

    /** @throws Problem 409 when the round of messages belongs to another incident than the one of the process */
    String occasion(DelegateExecution execution) {
        var occasion = (String) execution.getVariable("occasion");
        var own = execution.getProcessBusinessKey();
        if (!updates.ofOccasion(occasion).stream()
                .allMatch(message -> message.incidentId().equals(own))) {
            throw Problem.conflict(
                    "The round of messages " + occasion + " belongs to another incident than this process works for");
        }
        return occasion;
    }
}
