package dev.quell.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.quell.automation.EvidenceGate;
import dev.quell.incident.Evidence;
import dev.quell.incident.EvidenceStore;
import dev.quell.incident.Incidents;
import dev.quell.incident.Status;
import dev.quell.inventory.DriftSettings;
import dev.quell.monitoring.ObservationInput;
import dev.quell.monitoring.Observations;
import dev.quell.shared.Sha256;
import dev.quell.testing.IntegrationTest;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

class EvidenceCollectionTest extends IntegrationTest {

    @Autowired
    EvidenceCollection collection;

    @Autowired
    EvidenceStore evidence;

    @Autowired
    EvidenceGate gate;

    @Autowired
    Incidents incidents;

    @Autowired
    Observations observations;

    @Autowired
    Clock clock;

    DiagnosisFixture fixture;

    @BeforeEach
    void fixture(@Autowired BeanFactory beans) {
        fixture = new DiagnosisFixture(beans);
    }

    @Test
    void stateMetricsAndBothWindowsAreFrozenAsTheyAre() throws Exception {
        var system = fixture.systemWithWindows();
        var incident = fixture.incident(system.id());
        observations.take(List.of(new ObservationInput(
                system.id(), "accuracy", 0.8, clock.instant().atOffset(ZoneOffset.UTC), "test")));

        assertThat(collection.collect(incident).complete()).isTrue();

        assertThat(evidence.of(incident))
                .extracting(Evidence::name)
                .containsExactlyInAnyOrder(
                        "registry-state.json", "metrics.json", "reference-window.csv", "current-window.csv");
        assertThat(find(incident, "reference-window.csv").sha256()).isEqualTo(Sha256.hex(DiagnosisFixture.REFERENCE));
        assertThat(json(incident, "metrics.json").at("/accuracy/0/value").doubleValue())
                .isEqualTo(0.8);
        assertThat(json(incident, "registry-state.json")
                        .at("/model/aliases/champion")
                        .asText())
                .isNotEmpty();
        assertThat(gate.missing(incident)).isEmpty();
    }

    @Test
    void freezingAgainKeepsOneCopyOfWhatHasNotChanged() {
        var incident = fixture.incident(fixture.systemWithWindows().id());
        collection.collect(incident);
        collection.collect(incident);
        assertThat(evidence.of(incident)).hasSize(4);
    }

    @Test
    void unreadableWindowIsNamedAndTheRestIsFrozen() {
        var incident = fixture.incident(
                fixture.system("gone.csv", DriftSettings.OBSERVATIONS).id());

        var collected = collection.collect(incident);

        assertThat(collected.complete()).isFalse();
        assertThat(collected.worthRepeating()).isFalse();
        assertThat(collected.failures()).startsWith("reference-window.csv: Window \"gone.csv\" does not exist");

        assertThat(evidence.of(incident)).hasSize(2);
        assertThat(gate.missing(incident)).containsExactly("reference-window");
    }

    @Test
    void bothWindowsThatTheInventoryNamesAreDemandedAndNoneOfASystemWithoutAny() {
        var named = fixture.incident(fixture.system("gone.csv", "gone-too.csv").id());
        var without = fixture.incident(fixture.system(null, null).id());
        collection.collect(named);
        collection.collect(without);

        assertThat(gate.missing(named)).containsExactly("reference-window", "current-window");
        assertThat(gate.missing(without)).isEmpty();
    }

    @Test
    void evidenceOfTheRoundBeforeDoesNotCountOnceTheIncidentHasComeBack() {
        var incident = fixture.incident(fixture.systemWithWindows().id());
        collection.collect(incident);
        List.of(Status.TRIAGED, Status.CONTAINED, Status.ERADICATED, Status.MONITORING)
                .forEach(status -> incidents.transition(incident, status, ""));
        assertThat(gate.missing(incident)).isEmpty();

        incidents.transition(incident, Status.TRIAGED, "Recurred");
        assertThat(gate.missing(incident)).isEqualTo(gate.required(incident)).hasSize(4);

        collection.collect(incident);
        assertThat(gate.missing(incident)).isEmpty();
        assertThat(evidence.of(incident)).hasSize(8);
    }

    @Test
    void incidentWithoutASystemHasNothingToFreeze() {
        var incident = fixture.incident(null);
        assertThat(collection.collect(incident).complete()).isTrue();
        assertThat(evidence.of(incident)).isEmpty();
    }

    private Evidence find(String incident, String name) {
        return evidence.of(incident).stream()
                .filter(kept -> kept.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode json(String incident, String name) throws Exception {
        return new ObjectMapper()
                .readTree(evidence.content(incident, find(incident, name).id()));
    }
}
