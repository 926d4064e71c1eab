package dev.quell.review;

import com.openhtmltopdf.bidi.support.ICUBidiReorderer;
import com.openhtmltopdf.bidi.support.ICUBidiSplitter;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Sets a report as PDF (A4). The renderer may fetch nothing: no address, no file, whatever the text asks for. */
@Component
class ReportPdf {

    /** What XML 1.0 cannot say, paired surrogates aside; one such character would make the whole document unreadable. */
    private static final Pattern NO_XML =
            Pattern.compile("[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

    /** Cells that stay on one line; without them the renderer breaks even a name to make room for a long text beside it. */
    private static final Pattern SHORT = Pattern.compile("<td>([^<]{1,20})</td>");

    private static final String STYLE = """
            @page { size: A4; margin: 20mm 16mm 18mm 16mm;
              @bottom-left { content: "%s"; font-family: %s; font-size: 8pt; color: #526063; }
              @bottom-right { content: "Page " counter(page) " of " counter(pages); font-family: %s; font-size: 8pt; color: #526063; } }
            body { margin: 0; font-family: %s; font-size: 9pt; line-height: 1.4; color: #1a2325; word-wrap: break-word; }
            h1 { font-size: 16pt; line-height: 1.25; margin: 0 0 8pt; }
            h2 { font-size: 12pt; margin: 18pt 0 6pt; padding-bottom: 2pt; border-bottom: 0.75pt solid #788689; page-break-after: avoid; }
            p, ul { margin: 0 0 6pt; }
            table { width: 100%%; border-collapse: collapse; margin: 0 0 8pt; -fs-table-paginate: paginate; }
            th, td { border: 0.5pt solid #b5bfc0; padding: 2.5pt 4pt; text-align: left; vertical-align: top; font-size: 8pt; word-wrap: break-word; }
            th, td.short { white-space: nowrap; } th { background-color: #eef2f2; }
            tr { page-break-inside: avoid; }
            """;

    static {
        XRLog.setLoggingEnabled(false); // it writes to the console, each refused address included
    }

    private final ReportFonts fonts;

    ReportPdf(ReportFonts fonts) {
        this.fonts = fonts;
    }

    byte[] of(String incidentId, String markdown) {
        return render(incidentId, SHORT.matcher(ReportHtml.body(markdown)).replaceAll("<td class=\"short\">$1</td>"));
    }

    byte[] render(String incidentId, String body) {
        var style = STYLE.formatted(incidentId, fonts.families(), fonts.families(), fonts.families());
        var document = NO_XML.matcher(ReportHtml.page(incidentId, style, body)).replaceAll("\uFFFD");
        var pdf = new ByteArrayOutputStream();
        try {
            builder().withHtmlContent(document, null).toStream(pdf).run();
        } catch (IOException e) {
            throw new UncheckedIOException("The report of " + incidentId + " cannot be set as PDF", e);
        }
        return pdf.toByteArray();
    }

    private PdfRendererBuilder builder() {
        var builder = new PdfRendererBuilder()
                .useFastMode()
                .useUriResolver((base, address) -> null)
                .useExternalResourceAccessControl(
                        (address, type) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI)
                .useExternalResourceAccessControl(
                        (address, type) -> false, ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI)
                .useUnicodeBidiSplitter(new ICUBidiSplitter.ICUBidiSplitterFactory())
                .useUnicodeBidiReorderer(new ICUBidiReorderer())
                .useReplacementText("\u25A1")
                .withProducer("Quell");
        fonts.addTo(builder);
        return builder;
    }
}
