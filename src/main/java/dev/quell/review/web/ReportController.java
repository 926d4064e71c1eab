package dev.quell.review.web;

import dev.quell.incident.Incidents;
import dev.quell.review.Reports;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The report of an incident: for machines, and as a file to keep or to hand on. */
@RestController
@RequestMapping("/api/v1/incidents/{id}")
class ReportController {

    private static final MediaType MARKDOWN = MediaType.parseMediaType("text/markdown;charset=UTF-8");
    private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");
    private static final String NO_SCRIPT = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'";

    private final Reports reports;
    private final Incidents incidents;

    ReportController(Reports reports, Incidents incidents) {
        this.reports = reports;
        this.incidents = incidents;
    }

    @GetMapping("/report")
    ReportDocument json(@PathVariable String id) {
        return new ReportDocument(reports.of(id));
    }

    @GetMapping("/report.json")
    ResponseEntity<ReportDocument> jsonFile(@PathVariable String id) {
        return file(id, "json", MediaType.APPLICATION_JSON).body(json(id));
    }

    @GetMapping("/report.md")
    ResponseEntity<String> markdown(@PathVariable String id) {
        return file(id, "md", MARKDOWN).body(reports.markdown(id));
    }

    @GetMapping("/report.html")
    ResponseEntity<String> html(@PathVariable String id) {
        return file(id, "html", HTML)
                .header("Content-Security-Policy", NO_SCRIPT)
                .body(reports.html(id));
    }

    @GetMapping("/report.pdf")
    ResponseEntity<byte[]> pdf(@PathVariable String id) {
        return file(id, "pdf", MediaType.APPLICATION_PDF).body(reports.pdf(id));
    }

    private ResponseEntity.BodyBuilder file(String id, String extension, MediaType type) {
        var name = incidents.require(id).id() + "-report." + extension;
        var disposition = ContentDisposition.attachment()
                .filename(name, StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok().contentType(type).header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString());
    }
}
