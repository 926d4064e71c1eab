package dev.quell.room;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dev.quell.incident.Incident;
import dev.quell.incident.IncidentRoles;
import dev.quell.incident.IncidentType;
import dev.quell.incident.Incidents;
import dev.quell.incident.NewIncident;
import dev.quell.incident.Timeline;
import dev.quell.shared.Role;
import dev.quell.stream.Streams;
import dev.quell.testing.IntegrationTest;
import dev.quell.testing.neighbours.Chromium;
import dev.quell.testing.neighbours.NeighbourTest;
import dev.quell.testing.neighbours.QuellPage;
import jakarta.servlet.http.HttpSessionEvent;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.web.MockHttpSession;

/** The room in a real browser: what happens is seen at once by everybody who has it open. */
@NeighbourTest
class RoomBrowserTest extends IntegrationTest {

    private static final int MOST_TABS = 120;

    private static Chromium chromium;

    @LocalServerPort
    private int port;

    @Autowired
    private Incidents incidents;

    @Autowired
    private IncidentRoles roles;

    @Autowired
    private Timeline timeline;

    @Autowired
    private Streams streams;

    private Incident incident;
    private String room;

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
    void anIncident() {
        incident = incidents.open(new NewIncident(
                "Watched " + UUID.randomUUID(),
                "",
                IncidentType.MODEL_DRIFT,
                null,
                "api",
                "somebody",
                null,
                null,
                false));
        room = "/incidents/" + incident.id();
    }

    @Test
    void aNoteOfOnePersonAppearsInTheOpenRoomOfAnother() {
        var writer = person("engineer");
        var watcher = person("legal");
        watcher.evaluate("() => { window.loadedOnce = true; }");

        writer.locator("#text").fill("Rolled back by **hand** <script>alert(1)</script>");
        writer.locator("#note-form button").click();

        var seen = watcher.locator("#entry-2");
        assertThat(seen).containsText("Rolled back by hand <script>alert(1)</script>");
        assertThat(seen.locator("strong")).hasText("hand");
        assertThat(writer.locator("#entry-2")).isVisible();
        assertThat(writer.locator("#text")).hasValue("");

        roles.assign(incident.id(), Role.INCIDENT_COMMANDER, "deputy");

        assertThat(watcher.locator("#roles")).not().containsText("Nobody holds a role yet");
        assertThat(watcher.evaluate("() => window.loadedOnce")).isEqualTo(true);
    }

    @Test
    void aLostConnectionLeavesNoGapAndNoDouble() {
        var page = person("engineer");
        timeline.append(incident.id(), "note", "Before", Map.of());
        assertThat(page.locator("#entry-2")).containsText("Before");

        page.context().setOffline(true);
        cut(page);
        assertThat(page.locator("[data-live]")).containsText("Not live");
        timeline.append(incident.id(), "note", "Meanwhile one", Map.of());
        timeline.append(incident.id(), "note", "Meanwhile two", Map.of());
        page.context().setOffline(false);

        assertThat(page.locator("#entry-4")).containsText("Meanwhile two");
        timeline.append(incident.id(), "note", "After", Map.of());
        assertThat(page.locator("#entry-5")).containsText("After");
        assertThat(page.locator("#entries > li").all())
                .extracting(entry -> entry.getAttribute("id"))
                .containsExactly("entry-5", "entry-4", "entry-3", "entry-2", "entry-1");
    }

    @Test
    void aNoteIsAddedWithTheKeyboardOnly() {
        var page = person("scientist");

        for (var step = 0; step < MOST_TABS && !focus(page).equals("text"); step++) {
            page.keyboard().press("Tab");
        }
        page.keyboard().type("Typed by keyboard");
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");

        assertThat(page.locator("#entry-2")).containsText("Typed by keyboard");
    }

    @Test
    void theRoomFitsAPhone() {
        timeline.append(incident.id(), "note", "x".repeat(500), Map.of());
        var page = person("operations");
        page.setViewportSize(375, 800);

        assertThat(page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth"))
                .isEqualTo(0);
    }

    /** As a server does that is stopped: the login stays, the stream ends. */
    private void cut(Page page) {
        var session = page.context().cookies().stream()
                .filter(cookie -> cookie.name.equals("JSESSIONID"))
                .findFirst()
                .orElseThrow()
                .value;
        streams.sessionDestroyed(new HttpSessionEvent(new MockHttpSession(null, session)));
    }

    private static String focus(Page page) {
        return String.valueOf(page.evaluate("() => document.activeElement.id"));
    }

    private Page person(String name) {
        var page = chromium.newPerson("http://localhost:" + port);
        var errors = QuellPage.errorsOf(page);
        QuellPage.open(page, name, room);
        assertThat(page.locator("[data-live]")).hasText("Live");
        assertThat(errors).isEmpty();
        return page;
    }
}
