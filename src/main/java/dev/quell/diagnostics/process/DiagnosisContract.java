package dev.quell.diagnostics.process;

import dev.quell.engine.TypedVariable;

/** What the part "diagnose" of a playbook gives: figures for the form in which a person judges. */
final class DiagnosisContract {

    static final TypedVariable<String> DRIFT_SUMMARY = TypedVariable.text("driftSummary");
    static final TypedVariable<Number> DRIFT_SHARE = TypedVariable.number("driftShare");
    static final TypedVariable<String> METRIC_SUMMARY = TypedVariable.text("metricSummary");
    static final TypedVariable<String> CHANGE_SUMMARY = TypedVariable.text("changeSummary");
    static final TypedVariable<String> PLOT_URL = TypedVariable.text("plotUrl");
    static final TypedVariable<String> INCIDENT_URL = TypedVariable.text("incidentUrl");
    static final String DRIFT_TABLE = "driftTable";
    static final String METRIC_TABLE = "metricTable";
    static final String CHANGE_TABLE = "changeTable";

    /** What was to be compared cannot be had; a person goes on by hand. */
    static final String DIAGNOSIS_FAILED = "diagnosisFailed";

    private DiagnosisContract() {}
}
