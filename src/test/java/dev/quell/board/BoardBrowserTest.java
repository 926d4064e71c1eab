package dev.quell.board;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dev.quell.incident.IncidentRoles;
import dev.quell.incident.IncidentType;
import dev.quell.incident.Incidents;
import dev.quell.incident.NewIncident;
import dev.quell.shared.Role;
import dev.quell.testing.IntegrationTest;
import dev.quell.testing.neighbours.Chromium;
import dev.quell.testing.neighbours.NeighbourTest;
import dev.quell.testing.neighbours.QuellPage;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The board and the form to declare an incident in a real browser. */
@NeighbourTest
class BoardBrowserTest extends IntegrationTest {

    private static Chromium chromium;

    private final String word = "w" + UUID.randomUUID().toString().substring(0, 8);

    @LocalServerPort
    private int port;

    @Autowired
    private Incidents incidents;

    @Autowired
    private IncidentRoles roles;

    @BeforeAll
    static void startBrowser() {
        chromium = Chromium.start();
        PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
    }

    @AfterAll
    static void closeBrowser() {
        chromium.close();
    }

    @Test
    void anOpenBoardFollowsWhatHappensAndIsNeverLoadedAgain() {
        var page = person("engineer", "/?q=" + word);
        var errors = QuellPage.complaintsOf(page);
        page.evaluate("() => { window.loadedOnce = true; }");
        assertThat(page.locator("[data-live]")).hasText("Live");

        var incident = incidents.open(new NewIncident(
                "<script>alert(1)</script>" + word,
                "",
                IncidentType.OTHER,
                null,
                "api",
                "somebody",
                null,
                null,
                false));

        var row = page.locator("tr", new Page.LocatorOptions().setHasText(incident.id()));
        assertThat(row).containsText("Nobody yet");
        assertThat(row).containsText("<script>alert(1)</script>");

        roles.assign(incident.id(), Role.INCIDENT_COMMANDER, "deputy");

        assertThat(row).containsText("deputy");
        assertThat(row.locator("time[data-since]")).hasText(Pattern.compile("^[0-9]+ (s|min|h).*"));
        assertThat(page.evaluate("() => window.loadedOnce")).isEqualTo(true);
        assertThat(errors).isEmpty();
    }

    @Test
    void aFilterStandsInTheAddressAndTheBoardShowsWhatItAsksFor() {
        var page = person("commander", "/?q=" + word);

        page.getByLabel("Severity").selectOption("SEV1");

        page.waitForURL("**/?severity=SEV1&q=" + word);
        assertThat(page.locator("#board")).containsText("No incident fits these filters");
    }

    @Test
    void anIncidentIsDeclaredWithTheKeyboardOnly() {
        var page = person("business", "/incidents/new");
        var errors = QuellPage.complaintsOf(page);

        page.locator("#title").focus();
        page.keyboard().type("Declared by keyboard " + word);
        page.keyboard().press("Tab");
        page.keyboard().type("Something");
        page.keyboard().press("Tab");
        page.keyboard().press("Tab");
        page.keyboard().type("Seen in the morning report");
        for (var step = 0; step < 3; step++) { // over evidence and contact to the button
            page.keyboard().press("Tab");
        }
        page.keyboard().press("Enter");

        page.waitForURL(Pattern.compile(".*/incidents/INC-.*"));
        assertThat(page.locator("h1")).containsText("Declared by keyboard " + word);
        assertThat(errors).isEmpty();
    }

    @Test
    void whoIsLoggedOutElsewhereIsLedToTheLoginAndBack() {
        var page = person("legal", "/?q=" + word);
        assertThat(page.locator("[data-live]")).hasText("Live");
        page.evaluate("() => fetch('/logout', {method: 'POST', headers: {'X-CSRF-TOKEN':"
                + " document.querySelector('meta[name=quell-csrf]').content}, redirect: 'manual'})");

        page.waitForURL("**/login");
        QuellPage.logIn(page, "legal");

        page.waitForURL("**/?q=" + word);
    }

    @Test
    void pagesFitAPhone() {
        var page = person("operations", "/?all=true");
        page.setViewportSize(375, 800);

        for (var path : List.of("/?all=true", "/incidents/new", "/systems")) {
            page.navigate(path);
            assertThat(page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth"))
                    .as(path)
                    .isEqualTo(0);
        }
    }

    private Page person(String name, String path) {
        var page = chromium.newPerson("http://localhost:" + port);
        return QuellPage.open(page, name, path);
    }
}
