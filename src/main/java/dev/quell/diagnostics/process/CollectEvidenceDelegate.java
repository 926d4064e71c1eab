package dev.quell.diagnostics.process;

import dev.quell.automation.spi.ConnectorException;
import dev.quell.diagnostics.EvidenceCollection;
import dev.quell.engine.LastAttempt;
import java.time.Duration;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Freezes registry, pipelines, metrics and data windows; what cannot be read is for a person to judge. */
@Component("collectEvidence")
class CollectEvidenceDelegate implements JavaDelegate {

    private final EvidenceCollection evidence;

    CollectEvidenceDelegate(EvidenceCollection evidence) {
        this.evidence = evidence;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var collected = evidence.collect(execution.getProcessBusinessKey());
        if (collected.worthRepeating() && !LastAttempt.of(execution)) {
            throw ConnectorException.retryLater(Duration.ofSeconds(15), collected.failures());
        }
        if (!collected.complete()) {
            throw new BpmnError(RecoveryContract.EVIDENCE_INCOMPLETE, FormTables.text(collected.failures()));
        }
    }
}
