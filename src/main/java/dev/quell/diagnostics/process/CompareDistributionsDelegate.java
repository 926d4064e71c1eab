package dev.quell.diagnostics.process;

import dev.quell.diagnostics.DistributionDiagnosis;
import dev.quell.diagnostics.DriftReport;
import dev.quell.diagnostics.window.WindowUnreadable;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Compares the current data window with the reference window. */
@Component("compareDistributions")
class CompareDistributionsDelegate implements JavaDelegate {

    private final DistributionDiagnosis diagnosis;
    private final String baseUrl;

    CompareDistributionsDelegate(DistributionDiagnosis diagnosis, @Value("${quell.base-url}") String baseUrl) {
        this.diagnosis = diagnosis;
        this.baseUrl = baseUrl;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var incidentId = execution.getProcessBusinessKey();
        var report = compare(incidentId);
        execution.setVariable(DiagnosisContract.DRIFT_TABLE, FormTables.features(report));
        DiagnosisContract.DRIFT_SHARE.set(execution, report.dataset().share());
        DiagnosisContract.DRIFT_SUMMARY.set(execution, FormTables.text(report.summary()));
        // Camunda Forms show images by absolute address only
        DiagnosisContract.PLOT_URL.set(execution, baseUrl + "/api/v1/incidents/" + incidentId + "/diagnosis/plot.svg");
        DiagnosisContract.INCIDENT_URL.set(execution, "/incidents/" + incidentId);
    }

    private DriftReport compare(String incidentId) {
        try {
            return diagnosis.compare(incidentId);
        } catch (WindowUnreadable e) {
            throw new BpmnError(DiagnosisContract.DIAGNOSIS_FAILED, FormTables.text(e.reason()));
        }
    }
}
