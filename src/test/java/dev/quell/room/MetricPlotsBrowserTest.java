package dev.quell.room;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import dev.quell.diagnostics.DistributionDiagnosis;
import dev.quell.incident.Incidents;
import dev.quell.incident.Status;
import dev.quell.monitoring.MonitoringWindows;
import dev.quell.testing.IntegrationTest;
import dev.quell.testing.SettableClock;
import dev.quell.testing.neighbours.Chromium;
import dev.quell.testing.neighbours.NeighbourTest;
import dev.quell.testing.neighbours.QuellPage;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The metrics of an incident in a real browser: drawn in the room, marked, drawn anew when the incident moves on. */
@NeighbourTest
class MetricPlotsBrowserTest extends IntegrationTest {

    /** Counts the dots of an ink in a chart, which no element of the page tells of. */
    private static final String DRAWN = """
            (canvas) => {
              const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
              let dots = 0;
              for (let dot = 3; dot < data.length; dot += 4) {
                dots += data[dot] > 0 ? 1 : 0;
              }
              return dots;
            }""";

    /** The words that charts write, noted before any is drawn. */
    private static final String NOTE_WORDS = """
            window.words = [];
            const write = CanvasRenderingContext2D.prototype.fillText;
            CanvasRenderingContext2D.prototype.fillText = function (text, ...rest) {
              window.words.push(text);
              return write.call(this, text, ...rest);
            };""";

    private static final Route.FulfillOptions NOTHING = new Route.FulfillOptions().setStatus(204);

    private static Chromium chromium;

    @LocalServerPort
    private int port;

    @Autowired
    private Incidents incidents;

    @Autowired
    private DistributionDiagnosis distributions;

    @Autowired
    private MonitoringWindows windows;

    @Autowired
    private SettableClock clock;

    private String incident;

    @BeforeAll
    static void startBrowser() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void closeBrowser() {
        chromium.close();
    }

    @BeforeEach
    void measure(@Autowired BeanFactory beans, @Autowired JdbcClient jdbc) {
        var plotted = new PlottedSystem(beans, jdbc);
        incident = plotted.diagnosed();
        var system = incidents.require(incident).systemId();
        distributions.compare(incident);
        var now = clock.instant();
        for (var hour = 1; hour < 72; hour++) {
            var at = now.minus(Duration.ofHours(hour));
            plotted.observe(system, "accuracy", hour < 8 ? 0.83 + hour * 0.004 : 0.9 + Math.sin(hour) / 200, at);
            plotted.observe(system, "latency_ms", 110 + 10 * Math.cos(hour), at);
        }
        windows.open(incident, system, 0.5, now.plus(Duration.ofDays(1)));
        clock.advance(Duration.ofHours(6));
    }

    @Test
    void chartsAreDrawnInTheRoomWithTheMomentsOfTheIncident() {
        var page = person(ColorScheme.LIGHT);
        var errors = QuellPage.complaintsOf(page);
        page.route("**/incidents/*/process", route -> route.fulfill(NOTHING)); // another part, with errors of its own
        page.navigate("/incidents/" + incident);

        assertThat(page.locator("#metrics canvas")).hasCount(2, patient());
        assertThat((int) page.locator("#metrics canvas").first().evaluate(DRAWN))
                .isGreaterThan(500);
        assertThat(words(page)).contains("Detected").doesNotContain("Triaged");
        assertThat(page.locator("#metrics .u-legend").first()).containsText("Under watch, bad below");

        incidents.transition(incident, Status.TRIAGED, "Test");

        page.waitForCondition(() -> words(page).contains("Triaged"));
        assertThat(page.locator("#metrics canvas")).hasCount(2, patient());
        assertThat((int) page.evaluate("() => document.querySelectorAll('#metrics img').length"))
                .isPositive();
        page.locator("#metrics img").first().scrollIntoViewIfNeeded();
        page.waitForCondition(() -> (boolean)
                page.locator("#metrics img").first().evaluate("(img) => img.complete && img.naturalWidth > 0"));
        QuellPage.picture(page, "metrics-LIGHT");
        assertThat(errors).isEmpty();
    }

    @Test
    void whatIsMeasuredLaterAppearsInAnOpenRoom(@Autowired BeanFactory beans, @Autowired JdbcClient jdbc) {
        var page = person(ColorScheme.LIGHT);
        page.clock().install();
        page.navigate("/incidents/" + incident + "/metrics");
        assertThat(page.locator("#metrics canvas")).hasCount(2, patient());
        assertThat(page.locator("tr[data-value='0.777']")).hasCount(0);

        new PlottedSystem(beans, jdbc)
                .observe(incidents.require(incident).systemId(), "accuracy", 0.777, clock.instant());
        page.clock().fastForward(31_000);

        assertThat(page.locator("tr[data-value='0.777']")).hasCount(1, patient());
        assertThat(page.locator("#metrics canvas")).hasCount(2, patient());
    }

    @Test
    void theyAreReadableInTheDarkAndOnAPhone() {
        var page = person(ColorScheme.DARK);
        var errors = QuellPage.complaintsOf(page);
        page.navigate("/incidents/" + incident + "/metrics");
        assertThat(page.locator("#metrics canvas")).hasCount(2, patient());
        QuellPage.picture(page, "metrics-DARK");

        page.setViewportSize(375, 800);

        page.waitForCondition(
                () -> (boolean) page.locator("#metrics .uplot").first().evaluate("(chart) => chart.clientWidth < 375"));
        assertThat(page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth"))
                .isEqualTo(0);
        QuellPage.picture(page, "metrics-phone");
        assertThat(new AxeBuilder(page)
                        .withTags(List.of("wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"))
                        .analyze()
                        .getViolations())
                .isEmpty();
        assertThat(errors).isEmpty();
    }

    @SuppressWarnings("unchecked")
    private static List<String> words(Page page) {
        return (List<String>) page.evaluate("() => window.words");
    }

    private static LocatorAssertions.HasCountOptions patient() {
        return new LocatorAssertions.HasCountOptions().setTimeout(30_000);
    }

    private Page person(ColorScheme colours) {
        var page = chromium.newPerson("http://localhost:" + port, colours);
        page.addInitScript(NOTE_WORDS);
        return QuellPage.open(page, "engineer", "/");
    }
}
