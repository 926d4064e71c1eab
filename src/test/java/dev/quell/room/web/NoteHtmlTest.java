package dev.quell.room.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoteHtmlTest {

    @Test
    void markdownBecomesHtml() {
        assertThat(NoteHtml.of("**now**\nand\n\n- one")).contains("<strong>now</strong><br>", "<li>one</li>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "[x](javascript:alert(1))",
                "[x](JaVaScRiPt:alert(1))",
                "[x](data:text/html;base64,PHNjcmlwdD4=)",
                "<javascript:alert(1)>",
                "[x][1]\n\n[1]: javascript:alert(1)"
            })
    void nothingOfItRuns(String hostile) {
        assertThat(NoteHtml.of(hostile)).doesNotContain("<script", "<img", "href=\"j", "href=\"J", "href=\"data");
    }

    @Test
    void aPictureIsALinkThatNobodyFollowsUnasked() {
        assertThat(NoteHtml.of("see ![the *plot*](https://elsewhere.example/p.png) here"))
                .isEqualTo(
                        "<p>see <a rel=\"noopener noreferrer nofollow\" href=\"https://elsewhere.example/p.png\">the <em>plot</em></a>"
                                + " here</p>\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {">", "* ", "[", "*a **b ", "![", "- "})
    void nestingWithoutEndIsShownAsItWasTyped(String piece) {
        var note = piece.repeat(4000 / piece.length());

        assertThat(NoteHtml.of(note)).startsWith("<");
    }
}
