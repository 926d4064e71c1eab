package dev.quell.review;

import dev.quell.incident.IncidentRoles;
import dev.quell.incident.IncidentType;
import dev.quell.incident.Incidents;
import dev.quell.incident.NewIncident;
import dev.quell.incident.Priority;
import dev.quell.incident.Severity;
import dev.quell.incident.Status;
import dev.quell.shared.Role;
import dev.quell.testing.SettableClock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.BeanFactory;

/** An incident with a hostile title that has got as far as its review, 65 minutes after it was detected. */
final class ReviewedIncident {

    private static final String HOSTILE = "Drift <script>alert(1)</script> | [x](javascript:alert(1))";

    private ReviewedIncident() {}

    /** Its number. */
    static String open(BeanFactory beans) {
        var incidents = beans.getBean(Incidents.class);
        var id = incidents
                .open(new NewIncident(
                        HOSTILE,
                        "Reported by\na customer",
                        IncidentType.MODEL_DRIFT,
                        null,
                        "api",
                        "ann",
                        null,
                        UUID.randomUUID().toString(),
                        false))
                .id();
        beans.getBean(IncidentRoles.class).assign(id, Role.INCIDENT_COMMANDER, "commander");
        incidents.classify(id, Severity.SEV2, Priority.P2, "many affected");
        beans.getBean(SettableClock.class).advance(Duration.ofMinutes(65));
        List.of(Status.TRIAGED, Status.CONTAINED, Status.ERADICATED, Status.MONITORING)
                .forEach(status -> incidents.transition(id, status, "for the test"));
        beans.getBean(Reviews.class).start(id, null);
        return id;
    }
}
