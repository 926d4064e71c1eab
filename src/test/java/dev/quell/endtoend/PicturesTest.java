package dev.quell.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dev.quell.testing.IntegrationTest;
import dev.quell.testing.neighbours.Chromium;
import dev.quell.testing.neighbours.NeighbourTest;
import dev.quell.testing.neighbours.QuellPage;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The pictures of the README, of incidents that were really declared, diagnosed and decided on. */
@NeighbourTest
class PicturesTest extends IntegrationTest {

    private static final String DETECTION = "/insights/waiting?picture=detection-and-analysis&system=";

    @LocalServerPort
    private int port;

    @Test
    void boardRoomAndInsightsShowAMorning(@Autowired BeanFactory beans) {
        PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
        var incident = new OneMorning(beans, port).happens();
        try (var chromium = Chromium.start()) {
            var page = chromium.newPerson("http://localhost:" + port);
            var complaints = QuellPage.complaintsOf(page);
            QuellPage.open(page, "commander", "/");
            takeBoard(page, incident);
            takeRoom(page, incident);
            takeInsights(page);
            assertThat(complaints).isEmpty();
        }
    }

    /** Others may have left so many incidents that the board does not show them all. */
    private static void takeBoard(Page page, String incident) {
        page.navigate("/?system=loan-pricing");
        assertThat(page.locator("tr", new Page.LocatorOptions().setHasText(incident)))
                .containsText("commander");
        page.navigate("/");
        assertThat(page.locator("[data-live]")).hasText("Live");
        QuellPage.view(page, "board");
    }

    private static void takeRoom(Page page, String incident) {
        page.navigate("/incidents/" + incident);
        assertThat(page.locator("[data-element-id=callActivity_containmentAndEradication].now"))
                .isVisible();
        assertThat(page.locator("#metrics canvas")).hasCount(2);
        assertThat(page.locator("[data-live]")).hasText("Live");
        QuellPage.view(page, "incident-room");
        page.locator("#metrics").scrollIntoViewIfNeeded();
        QuellPage.picture(page, "incident-room-whole");
    }

    private static void takeInsights(Page page) {
        page.navigate("/insights?system=loan-pricing");
        assertThat(page.locator("#trend canvas")).isVisible();
        QuellPage.view(page, "insights");
        page.navigate(DETECTION + "loan-pricing");
        var badge = page.locator("#heat .djs-overlays[data-container-id=userTask_assessImpact] .heat-badge");
        assertThat(badge).containsText("11 min");
        assertThat(badge).isVisible();
        QuellPage.view(page, "where-incidents-wait");
    }
}
