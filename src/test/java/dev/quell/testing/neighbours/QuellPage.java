package dev.quell.testing.neighbours;

import com.microsoft.playwright.Page;
import dev.quell.testing.QuellProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a person does with a page of Quell, whichever it is: log in on the way to it, hear the browser complain, take a picture of it. */
public final class QuellPage {

    private static final Path PICTURES = Path.of("target", "pictures");

    private QuellPage() {}

    /** Goes to an address, logging in on the way, and waits until it is there. */
    public static Page open(Page page, String user, String path) {
        page.navigate(path);
        logIn(page, user);
        page.waitForURL("**" + path);
        return page;
    }

    /** Fills the login that the page shows. */
    public static void logIn(Page page, String user) {
        page.getByLabel("Name").fill(user);
        page.getByLabel("Password").fill(QuellProcess.PASSWORD);
        page.locator("button[type=submit]").click();
    }

    /** What scripts of the page fail with from now on. */
    public static List<String> errorsOf(Page page) {
        var errors = new ArrayList<String>();
        page.onPageError(errors::add);
        return errors;
    }

    /** Besides errors all that the console is told of, failed requests and refusals of the policy, with the address they are about. */
    public static List<String> complaintsOf(Page page) {
        var complaints = errorsOf(page);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text() + " " + message.location());
            }
        });
        return complaints;
    }

    /** Keeps the whole page as a picture, for whoever wants to look at it. */
    public static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(file(name)).setFullPage(true));
    }

    /** Keeps what of the page is in sight as a picture. */
    public static void view(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(file(name)));
    }

    private static Path file(String name) {
        return PICTURES.resolve(name + ".png");
    }
}
