package dev.quell.review;

import dev.quell.incident.EvidenceStore;
import dev.quell.incident.Incident;
import dev.quell.incident.IncidentRoles;
import dev.quell.incident.Incidents;
import dev.quell.incident.Timeline;
import dev.quell.inventory.AiSystem;
import dev.quell.inventory.AiSystems;
import dev.quell.review.IncidentReport.Milestone;
import dev.quell.shared.CanonicalJson;
import dev.quell.shared.Sha256;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reports, put together from the record whenever somebody asks. */
@Service
@Transactional(readOnly = true)
public class Reports {

    private final Incidents incidents;
    private final IncidentRoles roles;
    private final Timeline timeline;
    private final EvidenceStore evidence;
    private final AiSystems systems;
    private final ReviewRepository reviews;
    private final Improvements improvements;
    private final ReportPdf pdf;

    Reports(
            Incidents incidents,
            IncidentRoles roles,
            Timeline timeline,
            EvidenceStore evidence,
            AiSystems systems,
            ReviewRepository reviews,
            Improvements improvements,
            ReportPdf pdf) {
        this.incidents = incidents;
        this.roles = roles;
        this.timeline = timeline;
        this.evidence = evidence;
        this.systems = systems;
        this.reviews = reviews;
        this.improvements = improvements;
        this.pdf = pdf;
    }

    /** @throws dev.quell.shared.Problem 404 when there is no such incident */
    public IncidentReport of(String incidentId) {
        var incident = incidents.require(incidentId);
        var review = reviews.find(incidentId);
        var followUps = improvements.of(incidentId);
        return new IncidentReport(
                incident,
                system(incident),
                roles(incidentId),
                milestones(incident),
                review.orElse(null),
                review.map(started -> ReviewSignOff.missing(started, followUps)).orElse(List.of()),
                followUps,
                evidence.of(incidentId),
                timeline.verify(incidentId),
                timeline.of(incidentId));
    }

    /** The report in CommonMark with tables; what came from people or outside is escaped. */
    public String markdown(String incidentId) {
        return ReportMarkdown.of(of(incidentId));
    }

    /** The report as a page of its own; it runs no script and loads nothing. */
    public String html(String incidentId) {
        return ReportHtml.page(incidentId, markdown(incidentId));
    }

    /** The inside of that page, for a page around it, and a mark that changes with it. */
    public Preview preview(String incidentId) {
        var mark = mark(incidentId); // before what it stands for, so that nothing is missed
        return new Preview(ReportHtml.body(markdown(incidentId)), mark);
    }

    /**
     * SHA-256 in hex; equal marks, equal reports. Made of the head of the timeline and the few rows that a report tells of besides,
     * not of the report: it is asked for again and again by every open page.
     *
     * @throws dev.quell.shared.Problem 404 when there is no such incident
     */
    public String mark(String incidentId) {
        var parts = new LinkedHashMap<String, @Nullable Object>();
        parts.put("head", timeline.head(incidentId));
        parts.put("review", reviews.find(incidentId).orElse(null));
        parts.put("improvements", improvements.of(incidentId));
        parts.put(
                "system",
                Optional.ofNullable(system(incidents.require(incidentId)))
                        .map(AiSystem::version)
                        .orElse(null));
        return Sha256.hex(CanonicalJson.write(parts));
    }

    /** The report as PDF with its letters embedded; nothing is fetched from anywhere to make it. */
    public byte[] pdf(String incidentId) {
        return pdf.of(incidentId, markdown(incidentId));
    }

    /**
     * @param html safe to show as it is: whatever people or the outside wrote stands in it as text
     * @param mark see {@link #mark}
     */
    public record Preview(String html, String mark) {}

    /** When the incident reached what, in order of time. */
    public List<Milestone> milestones(String incidentId) {
        return milestones(incidents.require(incidentId));
    }

    private @Nullable AiSystem system(Incident incident) {
        return Optional.ofNullable(incident.systemId()).flatMap(systems::find).orElse(null);
    }

    private Map<String, String> roles(String incidentId) {
        var holders = new LinkedHashMap<String, String>();
        roles.all(incidentId).forEach((role, user) -> holders.put(role.label(), user));
        return holders;
    }

    private static List<Milestone> milestones(Incident incident) {
        var reached = new ArrayList<Milestone>();
        reached.add(new Milestone("Detected", incident.detectedAt(), ""));
        add(reached, "Acknowledged", incident, incident.acknowledgedAt());
        add(reached, "Triaged", incident, incident.triagedAt());
        add(reached, "Contained", incident, incident.containedAt());
        add(reached, "Eradicated", incident, incident.eradicatedAt());
        add(reached, "Recovered", incident, incident.recoveredAt());
        add(reached, "Closed", incident, incident.closedAt());
        return List.copyOf(reached);
    }

    private static void add(List<Milestone> reached, String name, Incident incident, @Nullable Instant at) {
        if (at != null) {
            reached.add(new Milestone(name, at, inWords(Duration.between(incident.detectedAt(), at))));
        }
    }

    /** For example {@code 3 d 4 h}, {@code 2 h 5 min}, {@code 40 s}: the two largest units. */
    static String inWords(Duration duration) {
        if (duration.toDays() > 0) {
            return duration.toDays() + " d " + duration.toHoursPart() + " h";
        }
        if (duration.toHours() > 0) {
            return duration.toHours() + " h " + duration.toMinutesPart() + " min";
        }
        return duration.toMinutes() > 0
                ? duration.toMinutes() + " min " + duration.toSecondsPart() + " s"
                : duration.toSeconds() + " s";
    }
}
