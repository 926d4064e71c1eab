package dev.quell.insights.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.quell.insights.RecordedIncidents;
import dev.quell.review.ImprovementType;
import dev.quell.review.Improvements;
import dev.quell.testing.IntegrationTest;
import dev.quell.testing.ProcessDriver;
import dev.quell.testing.SettableClock;
import dev.quell.testing.neighbours.Chromium;
import dev.quell.testing.neighbours.NeighbourTest;
import dev.quell.testing.neighbours.QuellPage;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What needs a browser: the chart is drawn, and the picture carries its figures, under the policy that the server sends. */
@NeighbourTest
class InsightsBrowserTest extends IntegrationTest {

    private static final String TASK = "userTask_carryOutImprovement";

    private static Chromium chromium;

    @LocalServerPort
    private int port;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private Improvements improvements;

    @Autowired
    private ProcessDriver driver;

    @Autowired
    private SettableClock clock;

    private RecordedIncidents record;
    private String filters;

    @BeforeAll
    static void startBrowser() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void closeBrowser() {
        chromium.close();
    }

    @BeforeEach
    void recordIncidentsOfTwoMonths(@Autowired JdbcClient jdbc) {
        record = new RecordedIncidents(jdbc);
        filters = "from=2026-01-01&to=2026-02-28&system=" + record.system;
        for (var detected : List.of("2026-01-10T10:00:00Z", "2026-02-10T10:00:00Z")) {
            var id = record.open(detected, "MODEL_DRIFT", "SEV2", "CONTAINED");
            record.reach(id, "contained_at", Duration.ofMinutes(100));
        }
    }

    @Test
    void drawsTheTrendAsAChart() {
        for (var colours : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            var page = open("/insights?" + filters, colours);
            var errors = QuellPage.complaintsOf(page);
            page.reload();

            assertThat(page.locator("#trend canvas")).isVisible();
            assertThat(page.locator("#trend")).containsText("P90 (dashed)");
            var drawn = page.locator("#trend canvas").evaluate("""
                    canvas => canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data.some(value => value > 0)""");
            assertThat(drawn).isEqualTo(true);
            assertThat(errors).isEmpty();
            QuellPage.picture(page, "insights-" + colours);
        }
    }

    @Test
    void showsMedianAndP90OnTheElementsOfThePicture() {
        carryOutAfter(Duration.ofHours(2));
        var page = open("/insights/waiting?picture=track-improvement&" + filters, ColorScheme.LIGHT);
        var errors = QuellPage.complaintsOf(page);
        page.reload();

        var badge = page.locator("#heat .djs-overlays[data-container-id=" + TASK + "] .heat-badge");
        assertThat(badge).isVisible();
        assertThat(badge).containsText("2 h");
        assertThat(badge).containsText("P90 2 h");
        assertThat(page.locator("#heat [data-element-id=" + TASK + "]").first())
                .hasClass(Pattern.compile(".*\\bheat-3\\b.*"));
        assertThat(page.locator("tr[data-element=" + TASK + "]")).containsText("2 h");
        page.locator(".bjs-powered-by").click();
        assertThat(page.locator(".bjs-powered-by-lightbox")).isVisible();
        assertThat(errors).isEmpty();
        page.reload();
        assertThat(badge).isVisible();
        QuellPage.picture(page, "insights-waiting");
    }

    @Test
    void fitsAPhone() {
        for (var path : List.of("/insights?" + filters, "/insights/waiting?" + filters, "/improvements")) {
            var page = open(path, ColorScheme.LIGHT);
            page.setViewportSize(375, 800);
            page.reload();

            assertThat(page.locator("h1")).isVisible();
            assertThat(page.evaluate("document.documentElement.scrollWidth"))
                    .as(path)
                    .isEqualTo(375);
        }
    }

    /** The engineer carries an improvement out, which takes that long. */
    private void carryOutAfter(Duration wait) {
        var incident = record.open("2026-02-20T10:00:00Z", "MODEL_DRIFT", "SEV2", "IN_REVIEW");
        var due = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(10);
        var improvement = improvements.add(incident, "Alert on drift", ImprovementType.DETECT, "engineer", due);
        improvements.start(improvement.id());
        runtime.startProcessInstanceByKey(
                "track-improvement",
                incident,
                Map.of(
                        "incidentId",
                        incident,
                        "incidentType",
                        "model-drift",
                        "severity",
                        "SEV2",
                        "exercise",
                        false,
                        "improvementId",
                        improvement.id(),
                        "improvementOwner",
                        "engineer",
                        "improvementDueAt",
                        Date.from(Objects.requireNonNull(improvement.dueAt()))));
        clock.advance(wait);
        driver.completeAs(
                "engineer",
                incident,
                TASK,
                Map.of("improvementResult", "Alert added", "improvementProof", "https://git.example/1"));
    }

    private Page open(String path, ColorScheme colours) {
        var page = chromium.newPerson("http://localhost:" + port, colours);
        page.navigate(path);
        QuellPage.logIn(page, "commander");
        assertThat(page.locator("h1")).isVisible();
        return page;
    }
}
