package dev.quell.diagnostics.process;

import dev.quell.incident.Timeline;
import dev.quell.monitoring.MonitoringWindows;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The AI system has recovered: its normal thresholds hold again. */
@Component("endMonitoringWindow")
class EndMonitoringWindowDelegate implements JavaDelegate {

    private final MonitoringWindows windows;
    private final Timeline timeline;

    EndMonitoringWindowDelegate(MonitoringWindows windows, Timeline timeline) {
        this.windows = windows;
        this.timeline = timeline;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var incidentId = execution.getProcessBusinessKey();
        windows.close(incidentId);
        timeline.append(incidentId, "note", "The watch is over: normal thresholds hold again", Map.of());
        RecoveryContract.RECURRED.set(execution, false);
    }
}
