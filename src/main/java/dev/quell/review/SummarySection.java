package dev.quell.review;

/** What was reported and how it ended. */
final class SummarySection implements ReportSection {

    @Override
    public void write(IncidentReport report, MarkdownText text) {
        text.heading(2, "Summary");
        var review = report.review();
        if (review != null) {
            text.paragraph(review.lessons().summary());
        }
        text.labelled("As reported", report.incident().description());
        text.labelled("Outcome", report.incident().outcome());
    }
}
