package dev.quell.review;

import static dev.quell.review.ReportSection.time;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** What the incident is, who held which role, and whether the report is signed. */
final class HeaderSection implements ReportSection {

    @Override
    public void write(IncidentReport report, MarkdownText text) {
        var incident = report.incident();
        text.heading(1, incident.id() + ": " + incident.title());
        var review = report.review();
        var signed = review == null || review.signedOffBy() == null
                ? "Draft, not signed off"
                : "Signed off by " + review.signedOffBy() + ", " + time(review.signedOffAt());
        text.paragraph((incident.exercise() ? "EXERCISE. " : "") + signed + ". All times are UTC.");
        text.table(
                "",
                List.of("", ""),
                List.of(
                        List.of("Type", incident.type().key()),
                        List.of("Severity", Objects.toString(incident.severity(), "not classified")),
                        List.of("Priority", Objects.toString(incident.priority(), "not classified")),
                        List.of("Status", incident.status().name()),
                        List.of("AI system", Objects.toString(incident.systemId(), "unknown")),
                        List.of("Playbook", Objects.toString(incident.playbook(), "none")),
                        List.of("Reported by", incident.reportedBy() + " through " + incident.source()),
                        List.of("Roles", roles(report))));
    }

    private static String roles(IncidentReport report) {
        return report.roles().isEmpty()
                ? "not assigned"
                : report.roles().entrySet().stream()
                        .map(role -> role.getKey() + ": " + role.getValue())
                        .collect(Collectors.joining("; "));
    }
}
