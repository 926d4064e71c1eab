package dev.quell.room.web;

import dev.quell.diagnostics.DiagnosisRecord;
import dev.quell.diagnostics.DriftFigure;
import dev.quell.diagnostics.DriftReport;
import dev.quell.incident.Incident;
import dev.quell.incident.Incidents;
import dev.quell.room.MetricPlots;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** The metrics of the incident's AI system and the distributions of its data: a part of the room, or a page by itself. */
@Controller
class MetricPlotsController {

    /** The rest is in the table, with a link to each picture. */
    private static final int MOST_PICTURES = 4;

    private final Incidents incidents;
    private final MetricPlots plots;
    private final DiagnosisRecord diagnosis;

    MetricPlotsController(Incidents incidents, MetricPlots plots, DiagnosisRecord diagnosis) {
        this.incidents = incidents;
        this.plots = plots;
        this.diagnosis = diagnosis;
    }

    @GetMapping("/incidents/{id}/metrics")
    String metrics(
            @PathVariable("id") String id,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean part,
            HttpServletResponse response,
            Model model) {
        response.addHeader(HttpHeaders.VARY, "HX-Request");
        fill(incidents.require(id), model);
        return part ? "room/metrics :: part" : "room/metrics";
    }

    /** The part once more for a page that is open, or nothing (204) while nothing newer was measured than it has {@code seen}. */
    @GetMapping(path = "/incidents/{id}/metrics", params = "seen")
    Object newer(@PathVariable("id") String id, @RequestParam("seen") String seen, Model model) {
        var incident = incidents.require(id);
        if (plots.newest(incident).equals(seen)) {
            return ResponseEntity.noContent().build();
        }
        fill(incident, model);
        return "room/metrics :: part";
    }

    private void fill(Incident incident, Model model) {
        var drift = diagnosis.distributions(incident.id());
        var figures = drift.map(DriftReport::figures).orElse(List.of());
        model.addAttribute("incident", incident);
        model.addAttribute("newest", plots.newest(incident));
        model.addAttribute("metrics", plots.of(incident));
        model.addAttribute("drift", drift.orElse(null));
        model.addAttribute("figures", figures);
        model.addAttribute("pictures", pictures(figures));
    }

    private static List<DriftFigure> pictures(List<DriftFigure> figures) {
        return figures.stream()
                .filter(DriftFigure::drifted)
                .limit(MOST_PICTURES)
                .toList();
    }
}
