package dev.quell.roster.process;

import static dev.quell.roster.process.PreparationContract.*;

import dev.quell.roster.Preparedness;
import dev.quell.shared.CanonicalJson;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.spin.plugin.variable.SpinValues;
import org.springframework.stereotype.Component;

/** Names what is missing; the process makes a task of each. */
@Component("auditPreparedness")
class AuditPreparednessDelegate implements JavaDelegate {

    private final Preparedness preparedness;

    AuditPreparednessDelegate(Preparedness preparedness) {
        this.preparedness = preparedness;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var missing = preparedness.audit();
        execution.setVariable(GAP_COUNT, missing.size());
        execution.setVariable(
                GAPS, SpinValues.jsonValue(CanonicalJson.write(missing)).create());
    }
}
