package dev.quell.systems;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import dev.quell.incident.EvidenceStore;
import dev.quell.incident.IncidentType;
import dev.quell.incident.Incidents;
import dev.quell.incident.NewIncident;
import dev.quell.incident.Timeline;
import dev.quell.inventory.AiSystemSpec;
import dev.quell.inventory.AiSystems;
import dev.quell.inventory.Direction;
import dev.quell.inventory.DriftSettings;
import dev.quell.inventory.MetricThreshold;
import dev.quell.inventory.Pipeline;
import dev.quell.inventory.Registry;
import dev.quell.inventory.RiskClass;
import dev.quell.monitoring.ObservationInput;
import dev.quell.monitoring.Observations;
import dev.quell.testing.IntegrationTest;
import dev.quell.testing.SettableClock;
import dev.quell.testing.neighbours.Chromium;
import dev.quell.testing.neighbours.NeighbourTest;
import dev.quell.testing.neighbours.QuellPage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The page of a system, its form and the report in a real browser. */
@NeighbourTest
class SystemBrowserTest extends IntegrationTest {

    private static Chromium chromium;

    private final String id = "seen-" + UUID.randomUUID().toString().substring(0, 8);

    @LocalServerPort
    private int port;

    @Autowired
    private AiSystems systems;

    @Autowired
    private Observations observations;

    @Autowired
    private Incidents incidents;

    @Autowired
    private Timeline timeline;

    @Autowired
    private EvidenceStore evidence;

    @Autowired
    private SettableClock clock;

    @BeforeAll
    static void startBrowser() {
        chromium = Chromium.start();
        PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
    }

    @AfterAll
    static void closeBrowser() {
        chromium.close();
    }

    @BeforeEach
    void aSystemThatWasMeasured() {
        systems.register(new AiSystemSpec(
                id,
                "Seen in a browser",
                "Scores loan applications; an officer decides below 600 points",
                "business",
                RiskClass.HIGH,
                true,
                List.of("EU"),
                new Registry("simulated", id, "champion", "6"),
                List.of(new Pipeline("simulated", id + "_training")),
                null,
                null,
                List.of(
                        new MetricThreshold("accuracy", 0.91, 0.86, Direction.BELOW, "drift"),
                        new MetricThreshold("latency_p95_ms", 120, 400, Direction.ABOVE, "performance")),
                DriftSettings.none(),
                Map.of(),
                null));
        var end = clock.instant();
        observations.take(IntStream.range(0, 48)
                .mapToObj(hour -> new ObservationInput(
                        id,
                        "accuracy",
                        0.91 - 0.0015 * (48 - hour) + 0.01 * Math.sin(hour),
                        end.minus(Duration.ofHours(hour)).atOffset(ZoneOffset.UTC),
                        "test"))
                .toList());
    }

    @Test
    void aSystemIsChangedByKeyboardAndCorrectedWhereItIsWrong() {
        var page = person("engineer", "/systems/" + id + "/edit", ColorScheme.LIGHT);
        var errors = QuellPage.complaintsOf(page);
        var baseline = page.locator("[id='metrics[0].baseline']");

        baseline.focus();
        page.keyboard().press("ControlOrMeta+a");
        page.keyboard().type("a lot");
        page.keyboard().press("Enter");

        assertThat(page.locator("[id='metrics[0].baseline-fault']")).hasText("Must be a finite number.");
        assertThat(page.locator("[role=alert][data-focus]")).isFocused();
        assertThat(baseline).hasValue("a lot");
        page.keyboard().press("Tab"); // to the fault in the list, and from there to its field
        page.keyboard().press("Enter");
        assertThat(baseline).isFocused();
        QuellPage.picture(page, "system-form-fault");

        page.keyboard().press("ControlOrMeta+a");
        page.keyboard().type("0.95");
        page.keyboard().press("Enter");

        page.waitForURL("**/systems/" + id + "?saved");
        assertThat(page.locator("main")).containsText("Saved, as version 2");
        assertThat(page.locator("main")).containsText("Normal is 0.95; below 0.86");
        // the refusal itself stands in the console as a failed request
        assertThat(errors).allMatch(error -> error.contains("422"));
    }

    @Test
    void metricsAreDrawnAndConnectionsTestedInTheOpenPage() {
        incidents.open(new NewIncident(
                "Drift <script>alert(1)</script>",
                "",
                IncidentType.BIAS_BREACH,
                id,
                "api",
                "somebody",
                null,
                null,
                false));
        var page = person("engineer", "/systems/" + id, ColorScheme.LIGHT);
        var errors = QuellPage.complaintsOf(page);
        page.reload();

        assertThat(page.locator("[data-chart=accuracy] canvas")).isVisible();
        assertThat(page.locator("[data-chart=latency_p95_ms]")).containsText("Nothing was measured");
        assertThat(page.locator("#connections li")).hasCount(0);
        page.getByText("Test the connections").focus();
        page.keyboard().press("Enter");

        assertThat(page.locator("#connections li")).hasCount(3);
        assertThat(page.locator("#connections")).containsText("built-in simulation");
        assertThat(errors).isEmpty();
        QuellPage.picture(page, "system");
    }

    @Test
    void anOpenReportFollowsTheRecord() {
        var incident = incidents.open(new NewIncident(
                "Drift of " + id, "", IncidentType.BIAS_BREACH, id, "api", "somebody", null, null, false));
        var page = person("auditor", "/incidents/" + incident.id() + "/report", ColorScheme.LIGHT);
        var errors = QuellPage.complaintsOf(page);
        page.evaluate("() => { window.loadedOnce = true; }");
        evidence.freeze(incident.id(), "registry-state", "application/json", new byte[] {1}, "mlflow");
        timeline.append(incident.id(), "note", "Größe, Привет, שלום עולם, مرحبا, 漢字 <b>bold</b> ".repeat(4), Map.of());

        timeline.append(incident.id(), "note", "Seen without loading again", Map.of());

        assertThat(page.locator("#report")).containsText("Seen without loading again");
        assertThat(page.evaluate("() => window.loadedOnce")).isEqualTo(true);
        var download = page.waitForDownload(() -> page.getByText("PDF", new Page.GetByTextOptions().setExact(true))
                .click());
        download.saveAs(Path.of("target", "pictures", "report.pdf"));
        assertThat(download.suggestedFilename()).isEqualTo(incident.id() + "-report.pdf");
        assertThat(errors).isEmpty();
        QuellPage.picture(page, "report");
    }

    @Test
    void pagesFitAPhoneAndTheDark() {
        var page = person("engineer", "/systems", ColorScheme.DARK);
        QuellPage.picture(page, "systems-dark");
        page.setViewportSize(375, 800);
        var incident = incidents.open(new NewIncident(
                "x".repeat(200), "", IncidentType.BIAS_BREACH, id, "api", "somebody", null, null, false));

        for (var path : List.of(
                "/systems", "/systems/" + id, "/systems/" + id + "/edit", "/incidents/" + incident.id() + "/report")) {
            page.navigate(path);
            assertThat(page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth"))
                    .as(path)
                    .isEqualTo(0);
            var name = path.replace(id, "id").replace(incident.id(), "inc").replace('/', '-');
            QuellPage.picture(page, "phone" + name);
        }
    }

    private Page person(String name, String path, ColorScheme colours) {
        var page = chromium.newPerson("http://localhost:" + port, colours);
        return QuellPage.open(page, name, path);
    }
}
