package dev.quell.automation.process;

import dev.quell.incident.EvidenceStore;
import java.nio.charset.StandardCharsets;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Keeps what a person collected, with its hash, under the collector's name. */
@Component("freezeCollectedEvidence")
class FreezeCollectedEvidenceDelegate implements JavaDelegate {

    private final EvidenceStore evidence;
    private final ActingPerson person;

    FreezeCollectedEvidenceDelegate(EvidenceStore evidence, ActingPerson person) {
        this.evidence = evidence;
        this.person = person;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var name = EvidenceContract.COLLECTED_NAME.in(execution) + ".by-hand.txt";
        var content = EvidenceContract.COLLECTED.in(execution).getBytes(StandardCharsets.UTF_8);
        var source = EvidenceContract.COLLECTED_SOURCE.in(execution);
        person.act(() ->
                evidence.freeze(execution.getProcessBusinessKey(), name, "text/plain;charset=utf-8", content, source));
    }
}
