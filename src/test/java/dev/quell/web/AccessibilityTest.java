package dev.quell.web;

import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import dev.quell.incident.IncidentType;
import dev.quell.incident.Incidents;
import dev.quell.incident.NewIncident;
import dev.quell.testing.IntegrationTest;
import dev.quell.testing.neighbours.Axe;
import dev.quell.testing.neighbours.Chromium;
import dev.quell.testing.neighbours.NeighbourTest;
import dev.quell.testing.neighbours.QuellPage;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Every page against the Web Content Accessibility Guidelines 2.2 AA, as far as axe can tell, in light and in dark. */
@NeighbourTest
class AccessibilityTest extends IntegrationTest {

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
        Axe.assertNothingSerious(page, "the login");
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
            Axe.assertNothingSerious(page, path);
        }
    }
}
