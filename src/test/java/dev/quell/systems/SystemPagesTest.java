package dev.quell.systems;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.incident.Incident;
import dev.quell.incident.IncidentType;
import dev.quell.incident.Incidents;
import dev.quell.incident.NewIncident;
import dev.quell.incident.Priority;
import dev.quell.incident.Severity;
import dev.quell.incident.Status;
import dev.quell.monitoring.ObservationInput;
import dev.quell.monitoring.Observations;
import dev.quell.roster.PreparednessAudits;
import dev.quell.testing.Caller;
import dev.quell.testing.IntegrationTest;
import dev.quell.testing.SettableClock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The inventory and the page of a system over HTTP, as browsers without scripts see them. */
class SystemPagesTest extends IntegrationTest {

    private static final String HOSTILE = "<script>alert(1)</script>{{7*7}}${7*7}\"'>";
    private static final String HARMLESS = "&lt;script&gt;alert(1)&lt;/script&gt;{{7*7}}${7*7}&quot;&#39;&gt;";

    private final String id = "page-" + UUID.randomUUID().toString().substring(0, 8);

    @LocalServerPort
    private int port;

    @Autowired
    private Incidents incidents;

    @Autowired
    private Observations observations;

    @Autowired
    private PreparednessAudits audits;

    @Autowired
    private SettableClock clock;

    private Caller engineer;

    @BeforeEach
    void logIn() {
        engineer = Caller.session(port, "engineer");
    }

    @Test
    void letsAuditorsAndMachinesReadAndOffersThemNoChange() {
        var auditor = Caller.session(port, "auditor");

        assertThat(auditor.get("/systems").body()).contains("Credit scoring").doesNotContain("/systems/new");
        assertThat(engineer.get("/systems").body()).contains("/systems/new");
        var page = auditor.get("/systems/credit-scoring").body();
        assertThat(page).contains("accuracy").doesNotContain("/credit-scoring/edit", "/credit-scoring/connections\"");
        assertThat(engineer.get("/systems/credit-scoring").body())
                .contains("/credit-scoring/edit", "/credit-scoring/connections\"");
        for (var path : List.of("/systems/new", "/systems/credit-scoring/edit")) {
            assertThat(auditor.get(path).statusCode()).isEqualTo(403);
            assertThat(auditor.form("/systems", path, Map.of()).statusCode()).isEqualTo(403);
        }
        assertThat(auditor.form("/systems", "/systems/credit-scoring/connections", Map.of())
                        .statusCode())
                .isEqualTo(403);
        assertThat(engineer.form("/systems/credit-scoring/connections", Map.of())
                        .statusCode())
                .as("without a token")
                .isEqualTo(403);
    }

    @Test
    void filtersTheInventoryByWhatStandsInTheAddress() {
        register();
        open(IncidentType.BIAS_BREACH, "One");
        open(IncidentType.PRIVACY_BREACH, "Two");

        assertThat(engineer.get("/systems?q=" + id.toUpperCase(Locale.ROOT)).body())
                .contains("/?system=" + id, ">2</a>")
                .doesNotContain("demand-forecast");
        assertThat(engineer.get("/systems?q=demand-forecast").body()).doesNotContain("not yet classified");
        assertThat(engineer.get("/systems?risk=minimal").body())
                .contains("demand-forecast")
                .doesNotContain("/systems/" + id);
        assertThat(engineer.get("/systems?owner=nobody-of-that-name").body())
                .contains("No AI system fits these filters");
        assertThat(engineer.get("/systems?q=%00%27%22%3Cscript%3E&risk=x&owner=")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void showsMetricsWithTheirThresholdIncidentsGapsAndTheLastAudit() {
        register();
        var ended = open(IncidentType.BIAS_BREACH, "Ended one");
        incidents.transition(ended.id(), Status.DISMISSED, "False alarm");
        var open = open(IncidentType.PRIVACY_BREACH, HOSTILE);
        clock.advance(Duration.ofMinutes(1));
        observe(0.91);
        clock.advance(Duration.ofHours(3));
        observe(0.75);
        audits.take();

        var page = engineer.get("/systems/" + id).body();

        assertThat(page)
                .contains(
                        "Normal is 0.9; below 0.8 it is a breach of the family drift.",
                        "data-value=\"0.91\"",
                        "data-value=\"0.75\"",
                        "breached")
                .contains(HARMLESS, "Audited last", "Name its model registry")
                .doesNotContain("<script>alert");
        assertThat(page.indexOf(open.id())).isLessThan(page.indexOf(ended.id()));
        assertThat(engineer.get("/systems/" + id + "?days=nonsense").statusCode())
                .isEqualTo(200);
        assertThat(engineer.get("/systems/none").statusCode()).isEqualTo(404);
    }

    @Test
    void showsTheWorstValueOfEachStretchSoThatNoBreachIsLost() {
        register();
        var stretch = Duration.ofDays(7).dividedBy(120);
        clock.advance(stretch.minusSeconds(clock.instant().getEpochSecond() % stretch.toSeconds())
                .plusSeconds(1));
        for (var value : List.of(0.9, 0.5, 0.92)) {
            observe(value);
            clock.advance(Duration.ofSeconds(2));
        }

        assertThat(engineer.get("/systems/" + id).body())
                .contains("data-value=\"0.5\"")
                .doesNotContain("data-value=\"0.9\"");
    }

    @Test
    void testsTheConnectionsThatASystemNames() {
        var path = "/systems/credit-scoring";
        var whole = engineer.form(path, path + "/connections", Map.of());
        assertThat(whole.statusCode()).isEqualTo(200);
        assertThat(whole.body()).contains("<h1>", "built-in simulation", "Model credit-scoring");

        var part = engineer.with("HX-Request", "true").form(path, path + "/connections", Map.of());
        assertThat(part.body()).contains("built-in simulation").doesNotContain("<h1>");
    }

    private Incident open(IncidentType type, String title) {
        var incident = incidents.open(new NewIncident(title, "", type, id, "api", "somebody", null, null, false));
        incidents.classify(incident.id(), Severity.SEV2, Priority.P2, null);
        return incident;
    }

    private void observe(double value) {
        observations.take(List.of(
                new ObservationInput(id, "accuracy", value, clock.instant().atOffset(ZoneOffset.UTC), "test")));
    }

    private void register() {
        engineer.form("/systems/new", "/systems/new", FilledForm.of(id, Map.of()));
    }
}
