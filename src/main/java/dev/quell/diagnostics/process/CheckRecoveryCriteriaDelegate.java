package dev.quell.diagnostics.process;

import dev.quell.diagnostics.RecoveryCheck;
import dev.quell.shared.CanonicalJson;
import java.time.Instant;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.spin.plugin.variable.SpinValues;
import org.springframework.stereotype.Component;

/** Puts what the recovery criteria ask about into the process. */
@Component("checkRecoveryCriteria")
class CheckRecoveryCriteriaDelegate implements JavaDelegate {

    private final RecoveryCheck recovery;

    CheckRecoveryCriteriaDelegate(RecoveryCheck recovery) {
        this.recovery = recovery;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var since = Instant.parse(RecoveryContract.WATCH_STARTED_AT.in(execution));
        var result = recovery.check(RecoveryContract.SYSTEM_ID.find(execution).orElse(null), since);
        RecoveryContract.METRIC_STATUS.set(execution, result.metricStatus());
        RecoveryContract.DRIFT_STATUS.set(execution, result.driftStatus());
        RecoveryContract.FRESH_OBSERVATIONS.set(execution, result.standing().freshObservations());
        RecoveryContract.MIN_OBSERVATIONS.set(execution, result.minObservations());
        RecoveryContract.LACKING_METRICS.set(execution, result.lackingMetrics());
        var rows = result.standing().metrics().stream().map(RecoveryTable::row).toList();
        execution.setVariable(
                RecoveryContract.RECOVERY_TABLE,
                SpinValues.jsonValue(CanonicalJson.write(rows)).create());
    }
}
