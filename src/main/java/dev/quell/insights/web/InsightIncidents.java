package dev.quell.insights.web;

import dev.quell.insights.IncidentList;
import dev.quell.insights.TimeText;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** The incidents behind a figure. */
@Controller
class InsightIncidents {

    private static final int PAGE = 100;

    /** More than anybody has incidents; bounds what a node holds at once. */
    private static final int MOST = 100_000;

    private final Filters filters;
    private final IncidentList incidents;
    private final Clock clock;

    InsightIncidents(Filters filters, IncidentList incidents, Clock clock) {
        this.filters = filters;
        this.incidents = incidents;
        this.clock = clock;
    }

    /** A line with what it adds to the figure. */
    record Row(IncidentList.Row incident, String type, String severity, String status, String value) {

        static Row of(IncidentList.Row incident) {
            var seconds = incident.seconds();
            return new Row(
                    incident,
                    Names.words(incident.type().name()),
                    Names.severity(incident.severity()),
                    Names.words(incident.status().name()),
                    seconds == null ? incident.note() : (TimeText.of(seconds) + " " + incident.note()).strip());
        }
    }

    @GetMapping("/insights/incidents")
    String show(
            @ModelAttribute ScopeQuery query,
            @ModelAttribute FigureQuery figureQuery,
            @RequestParam(name = "page", defaultValue = "1") int page,
            Model model) {
        var links = filters.show(query, model);
        var figure = figureQuery.figure(clock);
        var number = Math.max(1, Math.min(page, MOST / PAGE));
        var rows = incidents.of(links.scope(), figure, PAGE, (number - 1L) * PAGE);
        var total = rows.isEmpty() ? 0 : rows.get(0).total();
        model.addAttribute("figure", figure);
        model.addAttribute("rows", rows.stream().map(Row::of).toList());
        model.addAttribute("total", total);
        model.addAttribute("number", number);
        model.addAttribute("pages", (total + PAGE - 1) / PAGE);
        model.addAttribute("csv", links.to("/insights/incidents.csv", figureQuery.parameters()));
        model.addAttribute("before", page(links, figureQuery, number - 1));
        model.addAttribute("after", page(links, figureQuery, number + 1));
        return "insights-incidents";
    }

    @GetMapping("/insights/incidents.csv")
    ResponseEntity<String> csv(@ModelAttribute ScopeQuery query, @ModelAttribute FigureQuery figureQuery) {
        var rows = incidents.of(filters.links(query).scope(), figureQuery.figure(clock), MOST, 0).stream()
                .map(row -> Csv.row(
                        row.id(),
                        row.title(),
                        row.type().key(),
                        row.severity(),
                        row.status(),
                        row.system(),
                        row.detectedAt(),
                        row.seconds(),
                        row.note()))
                .toList();
        return Csv.file(
                "incidents",
                List.of("incident", "title", "type", "severity", "status", "system", "detected_at", "seconds", "note"),
                rows);
    }

    private static String page(Links links, FigureQuery figure, int page) {
        var parameters = figure.parameters();
        parameters.put("page", page);
        return links.to("/insights/incidents", Map.copyOf(parameters));
    }
}
