package dev.quell.diagnostics;

import dev.quell.incident.IncidentEnded;
import dev.quell.incident.Timeline;
import dev.quell.monitoring.MonitoringWindows;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Ends the watch of an incident that ends while it is watched, as when it is stood down: normal thresholds hold again. */
@Component
class EndedWatches {

    private final MonitoringWindows windows;
    private final Timeline timeline;

    EndedWatches(MonitoringWindows windows, Timeline timeline) {
        this.windows = windows;
        this.timeline = timeline;
    }

    @EventListener
    void end(IncidentEnded ended) {
        if (windows.find(ended.incidentId()).isPresent()) {
            timeline.append(
                    ended.incidentId(),
                    "note",
                    "The watch is over with the incident: normal thresholds hold again",
                    Map.of());
        }
        windows.close(ended.incidentId());
    }
}
