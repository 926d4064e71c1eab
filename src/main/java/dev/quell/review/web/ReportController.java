package dev.quell.review.web;

import dev.quell.review.IncidentReport;
import dev.quell.review.Reports;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The report of an incident: for machines, for a file, for a browser. */
@RestController
class ReportController {

    private static final MediaType MARKDOWN = MediaType.parseMediaType("text/markdown;charset=UTF-8");
    private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");
    private static final String NO_SCRIPT = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'";

    private final Reports reports;

    ReportController(Reports reports) {
        this.reports = reports;
    }

    @GetMapping("/api/v1/incidents/{id}/report")
    IncidentReport json(@PathVariable String id) {
        return reports.of(id);
    }

    @GetMapping("/api/v1/incidents/{id}/report.md")
    ResponseEntity<String> markdown(@PathVariable String id) {
        return ResponseEntity.ok().contentType(MARKDOWN).body(reports.markdown(id));
    }

    @GetMapping("/api/v1/incidents/{id}/report.html")
    ResponseEntity<String> html(@PathVariable String id) {
        return ResponseEntity.ok()
                .contentType(HTML)
                .header("Content-Security-Policy", NO_SCRIPT)
                .body(reports.html(id));
    }
}
