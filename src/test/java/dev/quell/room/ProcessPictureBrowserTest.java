package dev.quell.room;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import dev.quell.intake.Declaration;
import dev.quell.intake.Declarations;
import dev.quell.testing.IntegrationTest;
import dev.quell.testing.ProcessDriver;
import dev.quell.testing.neighbours.Chromium;
import dev.quell.testing.neighbours.NeighbourTest;
import dev.quell.testing.neighbours.QuellPage;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The pictures of the processes in a real browser: tokens, phases and back, a failed step and its retry. */
@NeighbourTest
class ProcessPictureBrowserTest extends IntegrationTest {

    private static final int PHONE = 375;

    /** What is not there yet is asked for and leaves its sentence. */
    private static final Predicate<String> NOT_YET = complaint -> complaint.contains("/metrics");

    private static Chromium chromium;

    @LocalServerPort
    private int port;

    @Autowired
    private Declarations declarations;

    @Autowired
    private ProcessDriver driver;

    @Autowired
    private BeanFactory beans;

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
    void theRoomShowsWhereTheResponseIsAndFollowsIt() {
        var incident = declare();
        var page = chromium.newPerson(base());
        var errors = QuellPage.complaintsOf(page);
        QuellPage.open(page, "engineer", "/incidents/" + incident);

        assertThat(page.locator(".process-sign.now")).hasText("● now");
        assertThat(page.locator(".process-sign.now")).isVisible();
        assertThat(page.locator("[data-element-id=callActivity_detectionAndAnalysis].now"))
                .isVisible();
        assertThat(page.locator(".tokens")).containsText("Detection and analysis");
        QuellPage.picture(page, "process-room");

        page.locator("[data-element-id=callActivity_detectionAndAnalysis]").click();
        assertThat(page.locator("#process-title")).hasText("Detection and analysis");
        assertThat(page.locator("#process-title")).isFocused();
        assertThat(page.locator("[data-element-id=callActivity_diagnosis].now")).isVisible();
        QuellPage.picture(page, "process-phase");
        driver.complete(incident, "userTask_investigateAnomaly", Map.of("driftSummary", "Ten prices below cost"));
        assertThat(page.locator("[data-element-id=callActivity_diagnosis].passed"))
                .isVisible();
        assertThat(page.locator("[data-element-id=userTask_verifyAnomaly].now")).isVisible();

        page.locator(".crumbs a").first().click();
        assertThat(page.locator(".crumbs")).hasCount(0);
        assertThat(page.locator("[data-element-id=callActivity_detectionAndAnalysis].now"))
                .isVisible();
        assertThat(errors).allMatch(NOT_YET);
    }

    @Test
    void aFailedStepIsRetriedByWhomeverItIsFor() {
        var incident = declare();
        var doomed = new DoomedStep(beans, incident);
        doomed.removeCause();
        var other = chromium.newPerson(base());
        QuellPage.open(other, "engineer", "/incidents/" + incident + "/process");
        assertThat(other.locator(".failed-steps")).containsText(DoomedStep.NAME);
        assertThat(other.locator(".failed-steps .retry")).hasCount(0);

        var page = chromium.newPerson(base());
        var errors = QuellPage.complaintsOf(page);
        QuellPage.open(page, "operations", "/incidents/" + incident + "/process");
        page.locator(".failed-steps a[data-open-run]").click();
        assertThat(page.locator(".process-sign.failed")).hasText("! failed");
        assertThat(page.locator(".process-sign.failed")).isVisible();
        QuellPage.picture(page, "process-failed");
        page.locator(".crumbs a").click();
        assertThat(page.locator(".process-sign.failed")).hasText("! failed within");
        page.locator(".retry").click();
        page.locator("#notes").fill("The password is right again");
        page.getByText("Try it again", new Page.GetByTextOptions().setExact(true))
                .click();

        page.waitForURL("**/incidents/" + incident + "#process");
        assertThat(page.locator("#process-list")).isVisible();
        assertThat(page.locator(".failed-steps")).hasCount(0);
        assertThat(other.locator(".failed-steps"))
                .hasCount(
                        0,
                        new com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions().setTimeout(20_000));
        assertThat(errors).allMatch(NOT_YET);
    }

    @Test
    void thePictureFitsAPhoneAndTheDark() {
        var incident = declare();
        var page = chromium.newPerson(base(), ColorScheme.DARK);
        var errors = QuellPage.complaintsOf(page);
        QuellPage.open(page, "engineer", "/incidents/" + incident + "/process");
        assertThat(page.locator("[data-drawn]")).isVisible();
        assertThat(page.locator(".process-sign.now")).isVisible();
        QuellPage.picture(page, "process-dark");
        page.setViewportSize(PHONE, 800);
        page.reload();
        assertThat(page.locator("[data-drawn]")).isVisible();
        assertThat(page.locator(".process-sign.now")).isInViewport();
        QuellPage.picture(page, "process-phone");
        assertThat((int) page.evaluate("document.documentElement.scrollWidth")).isLessThanOrEqualTo(PHONE);
        var before = width(page.locator(".process-canvas"));
        page.locator("[data-zoom=larger]").click();
        assertThat(width(page.locator(".process-canvas"))).isGreaterThan(before);
        assertThat(errors).allMatch(NOT_YET);
    }

    private static double width(Locator place) {
        return place.boundingBox().width;
    }

    private String declare() {
        var incident = declarations
                .declare(
                        new Declaration("Picture " + UUID.randomUUID(), "other", "", "Seen in the report", ""),
                        List.of())
                .incident()
                .id();
        driver.runJobs(incident);
        return incident;
    }

    private String base() {
        return "http://localhost:" + port;
    }
}
