package dev.quell.process;

import dev.quell.incident.IncidentType;
import dev.quell.incident.Incidents;
import dev.quell.incident.NewIncident;
import dev.quell.incident.Priority;
import dev.quell.incident.Severity;
import dev.quell.incident.Status;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** An incident that has got as far as its review. */
final class ReviewFixture {

    private ReviewFixture() {}

    static String watchedIncident(Incidents incidents, String title) {
        var key = UUID.randomUUID().toString();
        var id = incidents
                .open(new NewIncident(
                        title,
                        "Reported by a customer",
                        IncidentType.MODEL_DRIFT,
                        null,
                        "api",
                        "ann",
                        null,
                        key,
                        false))
                .id();
        incidents.classify(id, Severity.SEV3, Priority.P3, "few affected");
        List.of(Status.TRIAGED, Status.CONTAINED, Status.ERADICATED, Status.MONITORING)
                .forEach(status -> incidents.transition(id, status, "for the test"));
        return id;
    }

    static Map<String, Object> variables(String incidentId, String title) {
        var variables = new HashMap<String, Object>();
        variables.put("incidentId", incidentId);
        variables.put("incidentType", "model-drift");
        variables.put("severity", "SEV3");
        variables.put("priority", "P3");
        variables.put("playbook", "model-drift");
        variables.put("exercise", false);
        variables.put("title", title);
        return variables;
    }

    static String inTenDays(Clock clock) {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(10).toString();
    }
}
