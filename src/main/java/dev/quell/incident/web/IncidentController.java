package dev.quell.incident.web;

import dev.quell.incident.Evidence;
import dev.quell.incident.EvidenceStore;
import dev.quell.incident.Incident;
import dev.quell.incident.IncidentRoles;
import dev.quell.incident.Incidents;
import dev.quell.incident.Timeline;
import dev.quell.incident.TimelineEntry;
import dev.quell.incident.TimelineVerification;
import dev.quell.shared.Problem;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The record, to be read. */
@RestController
@RequestMapping(path = "/api/v1/incidents", produces = MediaType.APPLICATION_JSON_VALUE)
class IncidentController {

    private static final int MOST = 1000;

    private final Incidents incidents;
    private final IncidentRoles roles;
    private final Timeline timeline;
    private final EvidenceStore evidence;

    IncidentController(Incidents incidents, IncidentRoles roles, Timeline timeline, EvidenceStore evidence) {
        this.incidents = incidents;
        this.roles = roles;
        this.timeline = timeline;
        this.evidence = evidence;
    }

    /** An incident with the people who hold its roles, by group. */
    record IncidentView(Incident incident, Map<String, String> roles) {}

    /** A timeline entry with its details as an object; the hash covers the canonical text of them. */
    record EntryView(
            int seq,
            String at,
            String kind,
            String actor,
            String summary,
            Map<String, Object> details,
            String previousHash,
            String hash) {

        static EntryView of(TimelineEntry entry) {
            return new EntryView(
                    entry.seq(),
                    entry.at().toString(),
                    entry.kind(),
                    entry.actor(),
                    entry.summary(),
                    entry.detailsMap(),
                    entry.previousHash(),
                    entry.hash());
        }
    }

    @GetMapping
    List<Incident> list(
            @RequestParam(defaultValue = "true") boolean open, @RequestParam(defaultValue = "100") int limit) {
        if (limit < 1 || limit > MOST) {
            throw Problem.invalid("limit", "ask for 1 to " + MOST + " incidents");
        }
        return incidents.search(open, limit);
    }

    @GetMapping("/{id}")
    IncidentView one(@PathVariable String id) {
        var incident = incidents.require(id);
        var holders = roles.all(id).entrySet().stream()
                .collect(Collectors.toMap(entry -> entry.getKey().group(), Map.Entry::getValue));
        return new IncidentView(incident, holders);
    }

    @GetMapping("/{id}/timeline")
    List<EntryView> timeline(@PathVariable String id) {
        incidents.require(id);
        return timeline.of(id).stream().map(EntryView::of).toList();
    }

    @GetMapping("/{id}/timeline/verify")
    TimelineVerification verify(@PathVariable String id) {
        incidents.require(id);
        return timeline.verify(id);
    }

    @GetMapping("/{id}/evidence")
    List<Evidence> evidence(@PathVariable String id) {
        incidents.require(id);
        return evidence.of(id);
    }

    /** Always a download: what was frozen came from outside and is never shown as a page of ours. */
    @GetMapping(path = "/{id}/evidence/{evidenceId}/content", produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    ResponseEntity<byte[]> content(@PathVariable String id, @PathVariable String evidenceId) {
        var download =
                ContentDisposition.attachment().filename(evidenceId + ".bin").build();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, download.toString())
                .header("X-Content-Type-Options", "nosniff")
                .body(evidence.content(id, evidenceId));
    }
}
