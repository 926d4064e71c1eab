package dev.quell.diagnostics.process;

import dev.quell.incident.Timeline;
import dev.quell.monitoring.MonitoringWindows;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The incident is back: the watch ends, and the spine contains it again. */
@Component("recordRecurrence")
class RecordRecurrenceDelegate implements JavaDelegate {

    private final MonitoringWindows windows;
    private final Timeline timeline;

    RecordRecurrenceDelegate(MonitoringWindows windows, Timeline timeline) {
        this.windows = windows;
        this.timeline = timeline;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var incidentId = execution.getProcessBusinessKey();
        windows.close(incidentId);
        timeline.append(incidentId, "note", "The incident recurred during the watch", Map.of());
        RecoveryContract.RECURRED.set(execution, true);
    }
}
