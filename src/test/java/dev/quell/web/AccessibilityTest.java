package dev.quell.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import dev.quell.incident.IncidentType;
import dev.quell.incident.Incidents;
import dev.quell.incident.NewIncident;
import dev.quell.testing.IntegrationTest;
import dev.quell.testing.neighbours.Chromium;
import dev.quell.testing.neighbours.NeighbourTest;
import dev.quell.testing.neighbours.QuellPage;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Every page against the Web Content Accessibility Guidelines 2.2 AA, as far as axe can tell, in light and in dark. */
@NeighbourTest
class AccessibilityTest extends IntegrationTest {

    private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
    private static final Set<String> SERIOUS = Set.of("serious", "critical");

    private static Chromium chromium;

    @LocalServerPort
    private int port;

    @Autowired
    private Incidents incidents;

    @BeforeAll
    static void startBrowser() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void closeBrowser() {
        chromium.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void axeFindsNothingSerious(ColorScheme colours) {
        var incident = incidents
                .open(new NewIncident(
                        "Prices look odd",
                        "Ten calls since noon",
                        IncidentType.OTHER,
                        null,
                        "api",
                        "business",
                        null,
                        null,
                        false))
                .id();
        var page = chromium.newPerson("http://localhost:" + port, colours);
        page.navigate("/");
        assertNothingSerious(page, "the login");
        QuellPage.logIn(page, "commander");
        page.waitForURL("**/");

        for (var path : List.of(
                "/",
                "/?all=true",
                "/incidents/new",
                "/incidents/" + incident,
                "/incidents/" + incident + "/report",
                "/systems",
                "/insights",
                "/insights/waiting",
                "/improvements",
                "/playbooks",
                "/playbooks/process/model-drift-contain",
                "/playbooks/decision/service-levels",
                "/no-such-page")) {
            page.navigate(path);
            page.waitForLoadState(LoadState.LOAD);
            assertNothingSerious(page, path);
        }
    }

    private static void assertNothingSerious(Page page, String what) {
        var violations = new AxeBuilder(page)
                .withTags(WCAG).analyze().getViolations().stream()
                        .filter(violation -> SERIOUS.contains(violation.getImpact()))
                        .map(AccessibilityTest::told)
                        .toList();
        assertThat(violations).as(what).isEmpty();
    }

    private static String told(Rule violation) {
        var first = violation.getNodes().get(0);
        return violation.getId() + ": " + violation.getHelp() + " in " + first.getHtml() + " "
                + first.getFailureSummary();
    }
}
