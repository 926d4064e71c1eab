package dev.quell.testing.neighbours;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.Set;

/** Holds a page that a browser shows against the Web Content Accessibility Guidelines 2.2 AA, as far as axe can tell. */
public final class Axe {

    private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
    private static final Set<String> SERIOUS = Set.of("serious", "critical");

    private Axe() {}

    public static void assertNothingSerious(Page page, String what) {
        var violations = new AxeBuilder(page)
                .withTags(WCAG).analyze().getViolations().stream()
                        .filter(violation -> SERIOUS.contains(violation.getImpact()))
                        .map(Axe::told)
                        .toList();
        assertThat(violations).as(what).isEmpty();
    }

    /** The page as it stands, in dark and then in light. */
    public static void assertNothingSeriousInLightAndDark(Page page, String what) {
        for (var colours : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(colours));
            assertNothingSerious(page, what + " in " + colours);
        }
    }

    private static String told(Rule violation) {
        var first = violation.getNodes().get(0);
        return violation.getId() + ": " + violation.getHelp() + " in " + first.getHtml() + " "
                + first.getFailureSummary();
    }
}
