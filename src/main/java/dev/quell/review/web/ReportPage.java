package dev.quell.review.web;

import dev.quell.incident.Incidents;
import dev.quell.review.Reports;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The report of an incident as the record gives it now; an open page follows. */
@Controller
class ReportPage {

    private final Incidents incidents;
    private final Reports reports;

    ReportPage(Incidents incidents, Reports reports) {
        this.incidents = incidents;
        this.reports = reports;
    }

    @GetMapping("/incidents/{id}/report")
    String show(@PathVariable("id") String id, Model model) {
        model.addAttribute("incident", incidents.require(id));
        model.addAttribute("report", reports.preview(id));
        return "report";
    }

    /** The changing part alone; nothing (204) while the report is still the one that {@code seen} marks. */
    @GetMapping("/incidents/{id}/report/preview")
    Object preview(
            @PathVariable("id") String id,
            @RequestParam(name = "seen", defaultValue = "") String seen,
            HttpServletResponse response,
            Model model) {
        if (reports.mark(id).equals(seen)) {
            return ResponseEntity.noContent()
                    .cacheControl(CacheControl.noStore())
                    .build();
        }
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        model.addAttribute("incident", incidents.require(id));
        model.addAttribute("report", reports.preview(id));
        return "report :: preview";
    }
}
