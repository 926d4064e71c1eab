package dev.quell.intake;

import dev.quell.incident.Incident;
import dev.quell.incident.Incidents;
import dev.quell.incident.Timeline;
import dev.quell.incident.TimelineEntry;
import dev.quell.inventory.AiSystemSpec;
import dev.quell.inventory.AiSystems;
import dev.quell.inventory.Direction;
import dev.quell.inventory.DriftSettings;
import dev.quell.inventory.MetricThreshold;
import dev.quell.inventory.Registry;
import dev.quell.inventory.RiskClass;
import dev.quell.testing.IntegrationTest;
import dev.quell.testing.ProcessDriver;
import dev.quell.testing.SettableClock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** A system of its own for each test, and signals about it that are sent and waited for. */
abstract class IntakeFixture extends IntegrationTest {

    static final String CRITICAL = "critical";

    @Autowired
    Intake intake;

    @Autowired
    Signals signals;

    @Autowired
    AiSystems systems;

    @Autowired
    Incidents incidents;

    @Autowired
    Timeline timeline;

    @Autowired
    ProcessDriver driver;

    @Autowired
    SettableClock clock;

    String system;
    String series;

    @BeforeEach
    void registerSystem() {
        system = "taken-" + UUID.randomUUID();
        series = UUID.randomUUID().toString();
        systems.register(new AiSystemSpec(
                system,
                "Taken",
                "",
                "business",
                RiskClass.MINIMAL,
                false,
                List.of(),
                new Registry("simulated", "model-" + system, "champion", "1"),
                List.of(),
                null,
                null,
                List.of(new MetricThreshold("accuracy", 0.9, 0.8, Direction.BELOW)),
                DriftSettings.none(),
                Map.of(),
                null));
    }

    final IntakeReceipt alertmanager(byte[] body) {
        return intake.alertmanager(body).join();
    }

    final IntakeReceipt canonical(byte[] body) {
        return intake.canonical(body).join();
    }

    final Incident open() {
        return open("DriftShareHigh");
    }

    final Incident open(String alertname) {
        var receipt = alertmanager(AlertBody.of(series + alertname, time(0), labels(alertname, CRITICAL))
                .bytes());
        return incidents.require(receipt.opened().get(0));
    }

    final AlertBody alert(String alertname, String severity) {
        return AlertBody.of(series, time(0), labels(alertname, severity));
    }

    final byte[] warning(int seconds) {
        return AlertBody.of(series, time(seconds), labels("DriftShareHigh", "warning"))
                .bytes();
    }

    final Map<String, String> labels(String alertname, String severity) {
        return Map.of("alertname", alertname, "ai_system", system, "severity", severity);
    }

    final String time(int seconds) {
        return clock.instant().minusSeconds(3600).plusSeconds(seconds).toString();
    }

    final List<TimelineEntry> entries(Incident incident, String kind) {
        return timeline.of(incident.id()).stream()
                .filter(entry -> entry.kind().equals(kind))
                .toList();
    }
}
