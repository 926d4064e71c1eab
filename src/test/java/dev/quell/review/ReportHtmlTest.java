package dev.quell.review;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The last line behind the escaping of the Markdown: no link of a report leads to a script, a file or a page that it carries itself. */
class ReportHtmlTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "JAVASCRIPT:alert(1)",
                "data:text/html;base64,PHNjcmlwdD4=",
                "data:image/svg+xml,x",
                "vbscript:x",
                "file:///etc/passwd"
            })
    void emptiesALinkThatLeadsNowhereGood(String address) {
        assertThat(ReportHtml.body("[x](" + address + ")"))
                .contains("href=\"\"")
                .doesNotContain(address);
        assertThat(ReportHtml.body("![x](" + address + ")"))
                .contains("src=\"\"")
                .doesNotContain(address);
    }

    @Test
    void keepsALinkToAPage() {
        assertThat(ReportHtml.body("[x](https://wiki.example/runbook)"))
                .contains("href=\"https://wiki.example/runbook\"");
    }
}
