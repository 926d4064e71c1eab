package dev.quell.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.WaitForSelectorState;
import dev.quell.testing.QuellProcess;
import dev.quell.testing.neighbours.Chromium;
import java.net.URI;
import java.nio.file.Path;

/** One person at Camunda Tasklist in a real browser. */
final class TasklistPage {

    private static final Path PICTURES = Path.of("target", "pictures");
    private static final double PATIENCE_MILLIS = 30_000;

    private final Page page;

    private TasklistPage(Page page) {
        this.page = page;
    }

    /** Opens the task by its link, logging in on the way, and takes it unless it is this person's already. */
    static TasklistPage open(Chromium chromium, URI quell, String user, String taskId) {
        var page = chromium.newPerson(quell.toString());
        page.setDefaultTimeout(PATIENCE_MILLIS);
        page.navigate("/camunda/app/tasklist/default/#/?task=" + taskId);
        page.getByLabel("Name").fill(user);
        page.getByLabel("Password").fill(QuellProcess.PASSWORD);
        page.locator("button:has-text('Log in')").click();
        var tasklist = new TasklistPage(page);
        tasklist.take();
        return tasklist;
    }

    TasklistPage sees(String text) {
        assertThat(page.getByText(text).first())
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE_MILLIS));
        return this;
    }

    /** The image has arrived and has a size. */
    TasklistPage seesAPicture() {
        var image = page.locator(".fjs-container img").first();
        image.waitFor();
        page.waitForCondition(() -> (boolean) image.evaluate("image => image.complete && image.naturalWidth > 0"));
        return this;
    }

    TasklistPage choose(String answer) {
        page.getByLabel(answer).first().check();
        return this;
    }

    TasklistPage write(String label, String text) {
        page.getByLabel(label).first().fill(text);
        return this;
    }

    TasklistPage picture(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
        return this;
    }

    /** Completes the task and waits until Tasklist has let go of it. */
    void complete() {
        var button = page.locator("button:has-text('Complete')");
        assertThat(button).isEnabled(new LocatorAssertions.IsEnabledOptions().setTimeout(PATIENCE_MILLIS));
        button.click();
        button.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
        page.context().close();
    }

    private void take() {
        var claim = page.getByText("Claim", new Page.GetByTextOptions().setExact(true))
                .first();
        var complete = page.locator("button:has-text('Complete')");
        complete.waitFor();
        if (claim.isVisible()) {
            claim.click();
        }
    }
}
