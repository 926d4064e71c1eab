package dev.quell.automation.process;

import dev.quell.automation.EvidenceGate;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Says what is still to be frozen before anything may be changed. */
@Component("checkEvidenceGate")
class CheckEvidenceGateDelegate implements JavaDelegate {

    private final EvidenceGate gate;

    CheckEvidenceGateDelegate(EvidenceGate gate) {
        this.gate = gate;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var missing = gate.missing(execution.getProcessBusinessKey());
        var options = missing.stream()
                .map(name -> Map.of("value", name, "label", name.replace('-', ' ')))
                .toList();
        EvidenceContract.EVIDENCE_COMPLETE.set(execution, missing.isEmpty());
        EvidenceContract.MISSING_EVIDENCE_TEXT.set(execution, String.join(", ", missing));
        execution.setVariable(EvidenceContract.MISSING_EVIDENCE, OpenActions.json(options));
    }
}
