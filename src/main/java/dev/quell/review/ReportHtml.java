package dev.quell.review;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.DefaultUrlSanitizer;
import org.commonmark.renderer.html.HtmlRenderer;
import org.springframework.web.util.HtmlUtils;

/** Turns the Markdown of a report into HTML that is also XML; HTML inside it is shown as text, unsafe links are emptied. */
final class ReportHtml {

    private static final List<TablesExtension> TABLES = List.of((TablesExtension) TablesExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(TABLES).build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .extensions(TABLES)
            .escapeHtml(true)
            .sanitizeUrls(true)
            .urlSanitizer(
                    new DefaultUrlSanitizer(Set.of("http", "https", "mailto"))) // the usual one lets data: through
            .build();

    /** Markdown knows no table without a head; one of names and values has an empty one. */
    private static final Pattern NO_HEADINGS =
            Pattern.compile("<thead>\\s*<tr>\\s*(<th></th>\\s*)+</tr>\\s*</thead>\\s*");

    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8"/>
            <meta name="viewport" content="width=device-width, initial-scale=1"/>
            <title>%s – post-incident report</title>
            <style>
            %s</style>
            </head>
            <body>
            <main>
            %s</main>
            </body>
            </html>
            """;

    private static final String STYLE = """
            body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #1b1f24; background: #fff; }
            h1 { line-height: 1.2; overflow-wrap: anywhere; } h2 { margin-top: 2.5rem; border-bottom: 1px solid #c9d1d9; }
            p, li { overflow-wrap: anywhere; }
            table { border-collapse: collapse; display: block; overflow-x: auto; }
            th, td { border: 1px solid #c9d1d9; padding: .3rem .6rem; text-align: left; vertical-align: top; }
            @media print {
              body { font-size: 10pt; max-width: none; margin: 0; padding: 0; }
              table { display: table; width: 100%; } td { overflow-wrap: anywhere; } tr, h1, h2 { break-inside: avoid; } h2 { break-after: avoid; }
            }
            """;

    private ReportHtml() {}

    /** What stands inside the page. */
    static String body(String markdown) {
        return NO_HEADINGS.matcher(RENDERER.render(PARSER.parse(markdown))).replaceAll("");
    }

    /** For a browser. */
    static String page(String incidentId, String markdown) {
        return page(incidentId, STYLE, body(markdown));
    }

    static String page(String incidentId, String style, String body) {
        return PAGE.formatted(HtmlUtils.htmlEscape(incidentId), style, body);
    }
}
