package dev.quell.review;

import static dev.quell.review.ReportSection.time;

import java.util.List;

/** What was frozen, and its hashes. */
final class EvidenceSection implements ReportSection {

    @Override
    public void write(IncidentReport report, MarkdownText text) {
        text.heading(2, "Evidence");
        text.table(
                "No evidence was frozen.",
                List.of("What", "Source", "Collected", "By", "Bytes", "SHA-256"),
                report.evidence().stream()
                        .map(kept -> List.of(
                                kept.name(),
                                kept.source(),
                                time(kept.collectedAt()),
                                kept.collectedBy(),
                                Long.toString(kept.size()),
                                kept.sha256()))
                        .toList());
    }
}
