package dev.quell.diagnostics.process;

import dev.quell.automation.spi.ConnectorException;
import dev.quell.diagnostics.EvidenceCollection;
import dev.quell.engine.LastAttempt;
import dev.quell.incident.Timeline;
import java.time.Duration;
import java.util.Map;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Freezes registry, pipelines, metrics and data windows; what cannot be read is for a person to judge. */
@Component("collectEvidence")
class CollectEvidenceDelegate implements JavaDelegate {

    private final EvidenceCollection evidence;
    private final Timeline timeline;

    CollectEvidenceDelegate(EvidenceCollection evidence, Timeline timeline) {
        this.evidence = evidence;
        this.timeline = timeline;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var incidentId = execution.getProcessBusinessKey();
        var collected = evidence.collect(incidentId);
        if (collected.worthRepeating() && !LastAttempt.of(execution)) {
            throw ConnectorException.retryLater(Duration.ofSeconds(15), collected.failures());
        }
        if (!collected.complete()) {
            var why = FormTables.text(collected.failures());
            timeline.append(incidentId, "evidence.incomplete", "Evidence could not be frozen: " + why, Map.of());
            throw new BpmnError(RecoveryContract.EVIDENCE_INCOMPLETE, why);
        }
    }
}
