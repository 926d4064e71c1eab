package dev.quell.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import dev.quell.testing.neighbours.Chromium;
import dev.quell.testing.neighbours.QuellPage;
import java.net.URI;
import java.util.List;

/** The room of an incident, open in the browser of somebody who only looks on and never loads it again. */
final class WatchedRoom {

    /** In one look, because more may come meanwhile. */
    private static final String ENTRIES =
            "() => [...document.querySelectorAll('#entries > li')].map(entry => entry.id)";

    private static final double PATIENCE_MILLIS = 60_000;

    private final Page page;
    private final List<String> complaints;

    private WatchedRoom(Page page) {
        this.page = page;
        this.complaints = QuellPage.complaintsOf(page);
    }

    static WatchedRoom open(Chromium chromium, URI quell, String person, String incident) {
        var room = new WatchedRoom(chromium.newPerson(quell.toString()));
        QuellPage.open(room.page, person, "/incidents/" + incident);
        room.page.evaluate("() => { window.openedOnce = true; }");
        return room;
    }

    /** How far the response is. */
    WatchedRoom hasCome(String step) {
        assertThat(page.locator("#head [aria-current=step]"))
                .hasText(step, new LocatorAssertions.HasTextOptions().setTimeout(PATIENCE_MILLIS));
        return this;
    }

    WatchedRoom shows(String section, String text) {
        assertThat(page.locator("#" + section))
                .containsText(text, new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE_MILLIS));
        return this;
    }

    /** Everything came by itself, each entry once. */
    void wasNeverLoadedAgain() {
        assertThat(page.evaluate("() => window.openedOnce")).isEqualTo(true);
        assertThat((List<?>) page.evaluate(ENTRIES)).isNotEmpty().doesNotHaveDuplicates();
        assertThat(complaints).isEmpty();
    }
}
