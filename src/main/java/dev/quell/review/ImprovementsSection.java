package dev.quell.review;

import java.util.List;
import java.util.Objects;

/** What will be different, by whom and when. */
final class ImprovementsSection implements ReportSection {

    @Override
    public void write(IncidentReport report, MarkdownText text) {
        text.heading(2, "Improvements");
        var review = report.review();
        text.table(
                review == null || review.lessons().noImprovementReason() == null
                        ? "No improvement is recorded."
                        : "None: " + review.lessons().noImprovementReason(),
                List.of("Number", "What", "Type", "Owner", "Due", "Status", "Proof"),
                report.improvements().stream()
                        .map(improvement -> List.of(
                                improvement.id(),
                                improvement.description(),
                                improvement.type().key(),
                                Objects.toString(improvement.owner(), "open"),
                                Objects.toString(improvement.dueDate(), "open"),
                                improvement.status().label(),
                                Objects.toString(improvement.proof(), "")))
                        .toList());
    }
}
