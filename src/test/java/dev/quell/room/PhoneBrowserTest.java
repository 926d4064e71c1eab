package dev.quell.room;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.quell.incident.Incidents;
import dev.quell.intake.Declaration;
import dev.quell.intake.Declarations;
import dev.quell.testing.IntegrationTest;
import dev.quell.testing.ProcessDriver;
import dev.quell.testing.neighbours.Chromium;
import dev.quell.testing.neighbours.NeighbourTest;
import dev.quell.testing.neighbours.QuellPage;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An incident acknowledged on a phone, by its room alone. */
@NeighbourTest
class PhoneBrowserTest extends IntegrationTest {

    private static final int WIDTH = 375;

    @LocalServerPort
    private int port;

    @Autowired
    private Incidents incidents;

    @Test
    void aResponderAcknowledgesWithOneButton(@Autowired Declarations declarations, @Autowired ProcessDriver driver) {
        var declaration = new Declaration("On the way " + UUID.randomUUID(), "other", "", "Seen", "");
        var incident = declarations.declare(declaration, List.of()).incident().id();
        driver.runJobs(incident);
        try (var chromium = Chromium.start()) {
            var page = chromium.newPerson("http://localhost:" + port);
            page.setViewportSize(WIDTH, 812);
            QuellPage.open(page, "engineer", "/incidents/" + incident);
            var take = page.locator("#tasks button");
            assertThat(take.boundingBox().height).isGreaterThanOrEqualTo(24);
            assertNothingSticksOut(page);

            take.click();

            page.waitForURL("**/incidents/" + incident + "#tasks");
            assertThat(page.locator("#tasks td").first()).hasText("engineer");
            assertThat(page.locator("#tasks button")).hasCount(0);
            assertThat(page.locator(".clocks > div").first()).containsText("In time");
            assertNothingSticksOut(page);
            QuellPage.picture(page, "phone-acknowledged");
        }
        assertThat(incidents.require(incident).acknowledgedAt()).isNotNull();
    }

    private static void assertNothingSticksOut(Page page) {
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(WIDTH);
    }
}
