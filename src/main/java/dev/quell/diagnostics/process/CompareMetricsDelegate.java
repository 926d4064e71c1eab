package dev.quell.diagnostics.process;

import dev.quell.diagnostics.MetricDiagnosis;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Holds the latest metrics against baselines and thresholds. What it needs is in Quell's own database, so nothing is impossible. */
@Component("compareMetrics")
class CompareMetricsDelegate implements JavaDelegate {

    private final MetricDiagnosis diagnosis;

    CompareMetricsDelegate(MetricDiagnosis diagnosis) {
        this.diagnosis = diagnosis;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var report = diagnosis.compare(execution.getProcessBusinessKey());
        execution.setVariable(DiagnosisContract.METRIC_TABLE, FormTables.metrics(report));
        DiagnosisContract.METRIC_SUMMARY.set(execution, FormTables.text(report.summary()));
    }
}
