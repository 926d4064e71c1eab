package dev.quell.review;

import static dev.quell.review.ReportSection.detail;
import static dev.quell.review.ReportSection.time;

import java.util.List;

/** Which decision tables were used, in which version, and which rules fired. */
final class DecisionsSection implements ReportSection {

    @Override
    public void write(IncidentReport report, MarkdownText text) {
        text.heading(2, "Decision tables");
        text.table(
                "No decision table was used.",
                List.of("When", "Decision", "Version", "Result", "Rules"),
                report.entries("decision.made").stream()
                        .map(entry -> List.of(
                                time(entry.at()),
                                detail(entry, "decision"),
                                detail(entry, "version"),
                                detail(entry, "outputs"),
                                detail(entry, "rules")))
                        .toList());
    }
}
