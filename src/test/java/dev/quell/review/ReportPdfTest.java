package dev.quell.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report as PDF, read back. */
class ReportPdfTest {

    private static final String HOSTILE =
            "<script>alert(1)</script> {{7*7}} ${7*7} [x](javascript:alert(1)) ![y](file:///etc/passwd)";

    private final ReportPdf pdf = new ReportPdf(new ReportFonts(null));

    @Test
    void showsHostileTextAsTheTextItIs() throws IOException {
        assertThat(textOf(heading(HOSTILE)))
                .contains("<script>alert(1)</script>", "{{7*7}}", "${7*7}", "javascript:alert(1)");
    }

    @Test
    void carriesNoLinkNoScriptAndNoFile() throws IOException {
        try (var document = Loader.loadPDF(pdf.of("INC-1", heading(HOSTILE)))) {
            assertThat(document.getDocumentCatalog().getOpenAction()).isNull();
            assertThat(document.getDocumentCatalog().getNames()).isNull();
            for (var page : document.getPages()) {
                assertThat(page.getAnnotations()).isEmpty();
            }
        }
    }

    @Test
    void fetchesNothingWhateverTheTextAsksFor(@TempDir Path directory) throws IOException {
        var asked = new AtomicInteger();
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        server.start();
        var outside = "http://localhost:" + server.getAddress().getPort();
        var secret = Files.writeString(
                directory.resolve("secret.svg"), "<svg xmlns='http://www.w3.org/2000/svg'><text>secret</text></svg>");
        try {
            var body = """
                    <style>@import url("%1$s/a.css"); @font-face { font-family: x; src: url("%1$s/a.ttf"); } p { font-family: x; background: url("%1$s/a.png"); }</style>
                    <link rel="stylesheet" type="text/css" href="%1$s/b.css"/>
                    <p>Before</p><img src="%1$s/a.png"/><img src="%2$s"/><object data="%1$s/a" type="image/png"></object><iframe src="%1$s/c"></iframe><p>After</p>
                    """.formatted(outside, secret.toUri());

            assertThat(textOf(pdf.render("INC-1", body)))
                    .contains("Before", "After")
                    .doesNotContain("secret");
            assertThat(asked).hasValue(0);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void refusesADocumentThatDefinesEntities() {
        var body = "<p>&secret;</p>";

        assertThat(catchThrowable(() -> pdf.render("INC-1", body))).isNotNull();
    }

    @Test
    void keepsLettersBeyondLatin() throws IOException {
        assertThat(textOf(heading("Größe Ελληνικά Привет Žluťoučký € ≥")))
                .contains("Größe Ελληνικά Привет Žluťoučký € ≥");
        // read back in the order of the page, from left to right
        assertThat(textOf(heading("שלום"))).containsAnyOf("שלום", "םולש");
        assertThat(textOf(heading("漢字"))).contains("□");
    }

    @Test
    void takesWhatDejaVuLacksFromTheOperatorsFonts() throws IOException {
        var directory = Path.of(
                "/usr/share/fonts/truetype/droid"); // Debian's fonts-droid-fallback, as the operations guide advises
        assumeTrue(Files.isDirectory(directory));
        var fallback = new ReportPdf(new ReportFonts(directory));

        var text = textOf(fallback.of("INC-1", heading("漢字 日本語 Größe")));

        assertThat(text).contains("漢字", "日本語", "Größe").doesNotContain("□");
        assertThat(textOf(fallback.of(
                        "INC-1", new MarkdownText().paragraph("每小时两次").toString())))
                .contains("每小时两次");
    }

    @Test
    void embedsEveryFont() throws IOException {
        try (var document = Loader.loadPDF(pdf.of("INC-1", heading("Größe")))) {
            for (var page : document.getPages()) {
                for (var name : page.getResources().getFontNames()) {
                    assertThat(page.getResources().getFont(name).isEmbedded()).isTrue();
                }
            }
        }
    }

    @Test
    void keepsShortCellsOnOneLineBesideLongOnes() throws IOException {
        var table = new MarkdownText()
                .table(
                        "",
                        List.of("No.", "When", "Who", "What"),
                        List.of(List.of("17", "2026-03-03 00:37:07", "commander", "long ".repeat(200))))
                .toString();

        assertThat(textOf(table)).contains("17 2026-03-03 00:37:07 commander");
    }

    @Test
    void turnsNoTextAroundAndSurvivesWhatXmlCannotSay() throws IOException {
        assertThat(textOf(heading("a\u202Egnp.exe\u202Cb \uD800 \uFFFE \u0007 end")))
                .contains("gnp.exe", "end")
                .doesNotContain("\u202E");
    }

    @Test
    void setsAVeryLongTitleInBoundedTime() throws IOException {
        var oneWord = heading("x".repeat(100_000));
        var manyWords = heading("word <b> ".repeat(11_000));

        var text = assertTimeoutPreemptively(Duration.ofSeconds(60), () -> textOf(oneWord) + textOf(manyWords));

        assertThat(text.replaceAll("[^x]", "")).hasSizeGreaterThanOrEqualTo(100_000);
    }

    private static String heading(String text) {
        return new MarkdownText()
                .heading(1, text)
                .paragraph("End of the report")
                .toString();
    }

    private String textOf(String markdown) throws IOException {
        return textOf(pdf.of("INC-1", markdown));
    }

    private static String textOf(byte[] content) throws IOException {
        try (PDDocument document = Loader.loadPDF(content)) {
            return new PDFTextStripper().getText(document);
        }
    }
}
