package dev.quell.testing.neighbours;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;

/** One person at Camunda Tasklist in a real browser. */
public final class TasklistPage implements AutoCloseable {

    private static final double PATIENCE_MILLIS = 30_000;
    private static final String TASKLIST = "/camunda/app/tasklist/default/";
    private static final String COMPLETE = "button:has-text('Complete')";
    private static final String START = ".modal-footer button:has-text('Start')";

    /** Texts of a form that are wider than their place, and of templates that nothing has filled. */
    private static final String FLAWS = """
            () => [...document.querySelectorAll('.fjs-container *')]
                .filter(e => !['INPUT', 'TEXTAREA'].includes(e.tagName) && e.clientWidth > 0)
                .filter(e => e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).overflowX !== 'visible')
                .map(e => 'cut off: ' + e.innerText.slice(0, 100))
                .concat([...document.querySelectorAll('.fjs-container')]
                    .filter(e => /[{][{"]|[[][{]|\\bnull\\b/.test(e.innerText))
                    .map(e => 'not for people: ' + e.innerText))""";

    private final Page page;

    private TasklistPage(Page page) {
        this.page = page;
    }

    /** Opens the task by its link, logging in on the way, and takes it unless it is this person's already. */
    public static TasklistPage open(Chromium chromium, URI quell, String user, String taskId) {
        var tasklist = new TasklistPage(chromium.newPerson(quell.toString()));
        tasklist.page.setDefaultTimeout(PATIENCE_MILLIS);
        tasklist.page.navigate(TASKLIST + "#/?task=" + taskId);
        QuellPage.logIn(tasklist.page, user);
        tasklist.take();
        tasklist.settle();
        return tasklist;
    }

    /** Opens the start form of a process by its name in the list. */
    public static TasklistPage start(Chromium chromium, URI quell, String user, String process) {
        var tasklist = new TasklistPage(chromium.newPerson(quell.toString()));
        tasklist.page.setDefaultTimeout(PATIENCE_MILLIS);
        tasklist.page.navigate(TASKLIST);
        QuellPage.logIn(tasklist.page, user);
        tasklist.page.locator("a:has-text('Start process')").first().click();
        tasklist.page
                .locator(".modal-body a")
                .filter(new Locator.FilterOptions().setHasText(process))
                .click();
        tasklist.page.locator(START).waitFor();
        tasklist.settle();
        return tasklist;
    }

    public TasklistPage sees(String text) {
        assertThat(page.getByText(text).first())
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE_MILLIS));
        return this;
    }

    /** A link of the form opens a page of its own, so that nothing written in the form is lost. */
    public TasklistPage opensBesideTheForm(String link, String title) {
        var beside = page.waitForPopup(() -> page.locator(".fjs-container a")
                .filter(new Locator.FilterOptions().setHasText(link))
                .first()
                .click());
        assertThat(beside).hasTitle(Pattern.compile(title));
        beside.close();
        return this;
    }

    /** The image has arrived and has a size. */
    public TasklistPage seesAPicture() {
        var image = page.locator(".fjs-container img").first();
        image.waitFor();
        page.waitForCondition(() -> (boolean) image.evaluate("image => image.complete && image.naturalWidth > 0"));
        return this;
    }

    /** Nothing is cut off at the edge of the form, and nothing is raw. */
    public TasklistPage seesAllOfTheForm() {
        page.locator(".fjs-container label, .fjs-container p").first().waitFor();
        assertThat((List<?>) page.evaluate(FLAWS)).isEmpty();
        return this;
    }

    public TasklistPage choose(String answer) {
        page.getByLabel(answer).first().check();
        return this;
    }

    /** The answer to one of several questions that share their answers. */
    public TasklistPage choose(String question, String answer) {
        field("radio", question).getByLabel(answer).first().check();
        return this;
    }

    /** Picks from a list. */
    public TasklistPage pick(String label, String option) {
        field("select", label).locator(".fjs-input-group").click();
        page.locator(".fjs-dropdownlist-item")
                .filter(new Locator.FilterOptions().setHasText(option))
                .first()
                .click();
        return this;
    }

    public TasklistPage write(String label, String text) {
        page.getByLabel(label).first().fill(text);
        return this;
    }

    /** Writes into a date or time field by the keyboard, because its calendar may lie over the field; leaving it closes the calendar. */
    public TasklistPage type(String label, String text) {
        page.getByLabel(label).first().fill(text);
        page.keyboard().press("Escape");
        page.keyboard().press("Tab");
        return this;
    }

    public TasklistPage picture(String name) {
        QuellPage.view(page, name);
        return this;
    }

    /** Completing is refused with this text; what was answered is still there. */
    public TasklistPage isRefused(String text) {
        refusedBy(COMPLETE, text);
        return closesTheNotice();
    }

    /** Starting is refused with this text; what was answered is still there. */
    public TasklistPage isRefusedToStart(String text) {
        return refusedBy(START, text);
    }

    /** The form itself holds the answer back with this text, and asks nobody. */
    public TasklistPage isHeldBack(String text) {
        page.locator(COMPLETE).click();
        sees(text);
        return closesTheNotice();
    }

    /** A click beside the dialog of a start form, as one that slips. */
    public TasklistPage clicksBesideTheForm() {
        page.mouse().click(20, 400);
        return this;
    }

    /** Completes the task and waits until the engine has taken it and Tasklist has let go of it. */
    public void complete() {
        submit(COMPLETE);
    }

    /** Starts the process and waits until the engine has taken it and the dialog has gone. */
    public void start() {
        submit(START);
    }

    @Override
    public void close() {
        page.context().close();
    }

    /** What has vanished from the page may still be on its way to the engine, and a page that is closed takes it back. */
    private void submit(String selector) {
        page.waitForResponse(answer -> isSubmission(answer) && answer.ok(), () -> press(selector));
        close();
    }

    /** While Tasklist still waits for the refusal it takes no second click. */
    private TasklistPage refusedBy(String selector, String text) {
        page.waitForResponse(
                answer -> isSubmission(answer) && !answer.ok(),
                () -> page.locator(selector).click());
        return sees(text);
    }

    /** It lies over the button. */
    private TasklistPage closesTheNotice() {
        page.locator("[notifications-panel] .close").last().click();
        return this;
    }

    private static boolean isSubmission(Response answer) {
        return answer.url().endsWith("/submit-form");
    }

    /** Tasklist does not always listen to the first click; a person then clicks once more. */
    private void press(String selector) {
        var button = page.locator(selector);
        assertThat(button).isEnabled(new LocatorAssertions.IsEnabledOptions().setTimeout(PATIENCE_MILLIS));
        button.click();
        if (!isGoneWithin(button, PATIENCE_MILLIS / 3)) {
            button.click();
            assertThat(isGoneWithin(button, PATIENCE_MILLIS)).as("done").isTrue();
        }
    }

    private static boolean isGoneWithin(Locator button, double millis) {
        try {
            button.waitFor(new Locator.WaitForOptions()
                    .setState(WaitForSelectorState.HIDDEN)
                    .setTimeout(millis));
            return true;
        } catch (TimeoutError e) {
            return false;
        }
    }

    private Locator field(String kind, String label) {
        var labelled = page.locator("label")
                .filter(new Locator.FilterOptions().setHasText(Pattern.compile("^" + label.replace("?", "\\?"))));
        return page.locator(".fjs-form-field-" + kind)
                .filter(new Locator.FilterOptions().setHas(labelled))
                .first();
    }

    /** Tasklist shows "Complete" before it knows whose the task is, and "Claim" only afterwards. */
    private void take() {
        var claim = page.getByText("Claim", new Page.GetByTextOptions().setExact(true))
                .first();
        var complete = page.locator(COMPLETE);
        complete.waitFor();
        settle();
        page.waitForCondition(() -> claim.isVisible() || complete.isEnabled());
        if (claim.isVisible()) {
            claim.click();
        }
        assertThat(complete).isEnabled(new LocatorAssertions.IsEnabledOptions().setTimeout(PATIENCE_MILLIS));
    }

    /** Tasklist draws a form anew while it still loads the task: what is typed before that is lost. */
    private void settle() {
        page.waitForLoadState(LoadState.NETWORKIDLE);
        page.locator(".fjs-container .fjs-form-field").first().waitFor();
    }
}
