package dev.quell.diagnostics.process;

import dev.quell.automation.spi.ConnectorException;
import dev.quell.diagnostics.ChangeDiagnosis;
import dev.quell.diagnostics.ChangeReport;
import dev.quell.engine.LastAttempt;
import dev.quell.shared.Problem;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Lists what changed lately at the registry and the schedulers; asks again later when they do not answer, and a person at last. */
@Component("listRecentChanges")
class ListRecentChangesDelegate implements JavaDelegate {

    private final ChangeDiagnosis diagnosis;

    ListRecentChangesDelegate(ChangeDiagnosis diagnosis) {
        this.diagnosis = diagnosis;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var report = list(execution);
        execution.setVariable(DiagnosisContract.CHANGE_TABLE, FormTables.changes(report));
        DiagnosisContract.CHANGE_SUMMARY.set(execution, FormTables.text(report.summary()));
    }

    private ChangeReport list(DelegateExecution execution) {
        try {
            return diagnosis.list(execution.getProcessBusinessKey());
        } catch (ConnectorException e) {
            if (e.retryable() && !LastAttempt.of(execution)) {
                throw e;
            }
            throw new BpmnError(DiagnosisContract.DIAGNOSIS_FAILED, FormTables.text(e.getMessage()));
        } catch (Problem e) {
            throw new BpmnError(DiagnosisContract.DIAGNOSIS_FAILED, FormTables.text(e.detail()));
        }
    }
}
