package dev.quell.diagnostics.process;

import dev.quell.engine.NotInRehearsals;
import dev.quell.incident.Incidents;
import dev.quell.incident.Status;
import dev.quell.monitoring.MonitoringWindows;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tightens the thresholds of the AI system for the time of the watch, and says when that ends. */
@NotInRehearsals
@Component("startMonitoringWindow")
class StartMonitoringWindowDelegate implements JavaDelegate {

    private final MonitoringWindows windows;
    private final Incidents incidents;
    private final Clock clock;

    StartMonitoringWindowDelegate(MonitoringWindows windows, Incidents incidents, Clock clock) {
        this.windows = windows;
        this.incidents = incidents;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var until = now.plus(Duration.parse(RecoveryContract.WATCH.in(execution)));
        var incident = incidents.require(execution.getProcessBusinessKey());
        openFor(execution, until);
        if (incident.status() != Status.MONITORING) {
            incidents.transition(incident.id(), Status.MONITORING, "Watched until " + until);
            RecoveryContract.WATCH_STARTED_AT.set(execution, now.toString());
        }
        RecoveryContract.WATCH_ENDS_AT.set(execution, until.toString());
    }

    private void openFor(DelegateExecution execution, Instant until) {
        var factor = RecoveryContract.THRESHOLD_FACTOR.in(execution).doubleValue();
        RecoveryContract.SYSTEM_ID
                .find(execution)
                .ifPresent(system -> windows.open(execution.getProcessBusinessKey(), system, factor, until));
    }
}
