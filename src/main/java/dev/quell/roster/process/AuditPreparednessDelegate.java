package dev.quell.roster.process;

import static dev.quell.roster.process.PreparationContract.*;

import dev.quell.engine.NotInRehearsals;
import dev.quell.roster.PreparednessAudits;
import dev.quell.shared.CanonicalJson;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.spin.plugin.variable.SpinValues;
import org.springframework.stereotype.Component;

/** Names and keeps what is missing; the process makes a task of each. */
@NotInRehearsals
@Component("auditPreparedness")
class AuditPreparednessDelegate implements JavaDelegate {

    private final PreparednessAudits audits;

    AuditPreparednessDelegate(PreparednessAudits audits) {
        this.audits = audits;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var missing = audits.take();
        execution.setVariable(GAP_COUNT, missing.size());
        execution.setVariable(
                GAPS, SpinValues.jsonValue(CanonicalJson.write(missing)).create());
    }
}
