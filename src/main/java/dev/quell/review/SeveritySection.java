package dev.quell.review;

import static dev.quell.review.ReportSection.detail;
import static dev.quell.review.ReportSection.time;

import java.util.List;

/** Who classified the incident, how, and why. */
final class SeveritySection implements ReportSection {

    @Override
    public void write(IncidentReport report, MarkdownText text) {
        text.heading(2, "Severity history");
        text.table(
                "The incident was never classified.",
                List.of("When", "What", "By", "Why"),
                report.entries("incident.classified").stream()
                        .map(entry ->
                                List.of(time(entry.at()), entry.summary(), entry.actor(), detail(entry, "reason")))
                        .toList());
    }
}
