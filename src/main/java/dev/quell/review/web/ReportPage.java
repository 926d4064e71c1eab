package dev.quell.web;

import dev.quell.incident.Incidents;
import dev.quell.review.Reports;
import java.util.List;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The report of an incident as the record gives it now. HTML inside its text is shown as text, unsafe links are emptied. */
@Controller
class ReportPage {

    private static final List<TablesExtension> TABLES = List.of((TablesExtension) TablesExtension.create());

    private final Incidents incidents;
    private final Reports reports;
    private final Parser parser = Parser.builder().extensions(TABLES).build();
    private final HtmlRenderer renderer = HtmlRenderer.builder()
            .extensions(TABLES)
            .escapeHtml(true)
            .sanitizeUrls(true)
            .build();

    ReportPage(Incidents incidents, Reports reports) {
        this.incidents = incidents;
        this.reports = reports;
    }

    @GetMapping("/incidents/{id}/report")
    String show(@PathVariable("id") String id, Model model) {
        model.addAttribute("incident", incidents.require(id));
        model.addAttribute("report", renderer.render(parser.parse(reports.markdown(id))));
        return "report";
    }
}
