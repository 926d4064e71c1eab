package dev.quell.diagnostics.process;

import dev.quell.engine.TypedVariable;

/** What the process {@code recovery-and-validation} keeps and gives. */
final class RecoveryContract {

    static final TypedVariable<String> SYSTEM_ID = TypedVariable.text("systemId");

    /** ISO 8601 duration of the watch. */
    static final TypedVariable<String> WATCH = TypedVariable.text("watch");

    /** Share of the normal distance between baseline and threshold that is tolerated meanwhile, 0 to 1. */
    static final TypedVariable<Number> THRESHOLD_FACTOR = TypedVariable.number("thresholdFactor");

    /** ISO 8601 instants. */
    static final TypedVariable<String> WATCH_STARTED_AT = TypedVariable.text("watchStartedAt");

    static final TypedVariable<String> WATCH_ENDS_AT = TypedVariable.text("watchEndsAt");

    static final TypedVariable<String> METRIC_STATUS = TypedVariable.text("metricStatus");
    static final TypedVariable<String> DRIFT_STATUS = TypedVariable.text("driftStatus");

    /** Of the metric with the fewest. */
    static final TypedVariable<Number> FRESH_OBSERVATIONS = TypedVariable.number("freshObservations");

    /** Of each metric with a limit. */
    static final TypedVariable<Number> MIN_OBSERVATIONS = TypedVariable.number("minObservations");

    /** Names with the number of fresh observations, for people. */
    static final TypedVariable<String> LACKING_METRICS = TypedVariable.text("lackingMetrics");

    static final String RECOVERY_TABLE = "recoveryTable";
    static final TypedVariable<Boolean> RECURRED = TypedVariable.flag("recurred");

    static final String EVIDENCE_INCOMPLETE = "evidenceIncomplete";

    private RecoveryContract() {}
}
