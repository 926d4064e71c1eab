package dev.quell.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Text from people and from outside stays text, in Markdown and in HTML. */
class MarkdownTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "[click](javascript:alert(1))",
                "![x](https://evil.example/beacon.png)",
                "https://evil.example",
                "<https://evil.example>",
                "**bold** _it_ `code` ~~gone~~",
                "# heading",
                "- item",
                "1. item",
                "2) item",
                "+ item",
                "===",
                "> quote",
                "a | b | c",
                "    indented code",
                "&lt;b&gt; &#x3c;",
                "---",
                "\\[escaped](x)"
            })
    void showsHostileTextAsItIs(String hostile) {
        var cell = html(new MarkdownText().table("", List.of("head"), List.of(List.of(hostile))));
        var paragraph = html(new MarkdownText().paragraph(hostile));

        for (var page : List.of(cell, paragraph)) {
            assertThat(page)
                    .doesNotContainPattern("<(script|img|a|em|strong|code|del|ul|ol|blockquote|hr|h2|h3|pre)[ >]");
        }
        var shown = hostile.strip().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        assertThat(cell).contains("<td>" + shown + "</td>");
        assertThat(paragraph).contains("<p>" + shown + "</p>");
    }

    @Test
    void cannotBeMadeToStartANewRowOrHeading() {
        var table = html(
                new MarkdownText().table("", List.of("head"), List.of(List.of("one\n\n# two\n| three |\u0085four"))));

        assertThat(table).contains("<td>one # two | three | four</td>").doesNotContain("<h1>");
    }

    @Test
    void keepsTheLineBreaksOfAText() {
        assertThat(html(new MarkdownText().paragraph("one\ntwo\n\nthree")))
                .contains("<p>one<br />\ntwo<br />\nthree</p>");
    }

    @Test
    void saysInASentenceThatATableWouldBeEmpty() {
        assertThat(html(new MarkdownText().table("Nothing here.", List.of("a"), List.of())))
                .contains("<p>Nothing here.</p>")
                .doesNotContain("<table>");
    }

    private static String html(MarkdownText text) {
        var page = ReportHtml.page("INC-2026-0001", text.toString());
        return page.substring(page.indexOf("<main>"), page.indexOf("</main>"));
    }
}
