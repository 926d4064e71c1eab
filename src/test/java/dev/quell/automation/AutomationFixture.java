package dev.quell.automation;

import dev.quell.automation.Approval.Decision;
import dev.quell.incident.EvidenceStore;
import dev.quell.incident.Incident;
import dev.quell.incident.IncidentType;
import dev.quell.incident.Incidents;
import dev.quell.incident.NewIncident;
import dev.quell.incident.Timeline;
import dev.quell.incident.TimelineEntry;
import dev.quell.inventory.AiSystemSpec;
import dev.quell.inventory.AiSystems;
import dev.quell.inventory.Direction;
import dev.quell.inventory.DriftSettings;
import dev.quell.inventory.MetricThreshold;
import dev.quell.inventory.Pipeline;
import dev.quell.inventory.Registry;
import dev.quell.inventory.RiskClass;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.BeanFactory;

/** Incidents about a simulated AI system of their own, and people who may approve. */
class AutomationFixture {

    static final ApprovalPolicy POLICY =
            new ApprovalPolicy(List.of("incident-commander"), 1, Duration.ofMinutes(30), true);

    private final AiSystems systems;
    private final Incidents incidents;
    private final EvidenceStore evidence;
    private final Approvals approvals;
    private final Timeline timeline;

    AutomationFixture(BeanFactory beans) {
        systems = beans.getBean(AiSystems.class);
        incidents = beans.getBean(Incidents.class);
        evidence = beans.getBean(EvidenceStore.class);
        approvals = beans.getBean(Approvals.class);
        timeline = beans.getBean(Timeline.class);
    }

    /** An open incident about no registered system; nothing needs to be frozen for it. */
    String bareIncident() {
        return incidents
                .open(new NewIncident("Test", "", IncidentType.MODEL_DRIFT, null, "api", "tester", null, null, false))
                .id();
    }

    /** An open incident; its system has model and pipeline of its own, alias {@code champion} at version 6, 5 being good. */
    Incident incident(boolean exercise) {
        var id = "auto-" + UUID.randomUUID().toString().substring(0, 8);
        systems.register(system(id, "simulated", "5"));
        return incidents.open(new NewIncident(
                "Drift of " + id, "", IncidentType.MODEL_DRIFT, id, "api", "tester", null, null, exercise));
    }

    void freezeEvidence(String incidentId) {
        for (var name : List.of(EvidenceGate.REGISTRY_STATE, EvidenceGate.METRICS)) {
            evidence.freeze(incidentId, name, "text/plain", name.getBytes(StandardCharsets.UTF_8), "test");
        }
    }

    void approve(Action action) {
        approve(action.incidentId(), List.of(action));
    }

    /** Everything that the record says about the incident, as text. */
    String story(String incidentId) {
        return timeline.of(incidentId).toString();
    }

    void approve(String incidentId, List<Action> actions) {
        var ids = actions.stream().map(Action::id).toList();
        var approval = approvals.open(incidentId, ids, POLICY, "engineer");
        approvals.decide(approval.id(), "commander", Decision.APPROVE, "");
    }

    List<String> kinds(String incidentId) {
        return timeline.of(incidentId).stream()
                .map(TimelineEntry::kind)
                .filter(kind -> kind.startsWith("action."))
                .toList();
    }

    static AiSystemSpec system(String id, String connection, String lastGood) {
        return new AiSystemSpec(
                id,
                id,
                "For tests",
                "business",
                RiskClass.LIMITED,
                false,
                List.of("EU"),
                new Registry(connection, id, "champion", lastGood),
                List.of(new Pipeline(connection, id + "_training")),
                null,
                null,
                List.of(new MetricThreshold("accuracy", 0.9, 0.8, Direction.BELOW, "drift")),
                DriftSettings.none(),
                Map.of(),
                null);
    }
}
