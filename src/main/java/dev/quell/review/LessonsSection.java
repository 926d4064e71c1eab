package dev.quell.review;

import static dev.quell.review.ReportSection.time;

/** What the session found. */
final class LessonsSection implements ReportSection {

    @Override
    public void write(IncidentReport report, MarkdownText text) {
        text.heading(2, "Lessons");
        var review = report.review();
        if (review == null) {
            text.paragraph("The review has not started.");
            return;
        }
        text.paragraph(
                review.sessionAt() == null
                        ? "The session is not scheduled yet."
                        : "Session: " + time(review.sessionAt()) + "; " + review.participants());
        text.labelled("Why later than " + time(review.sessionDeadline()), review.delayReason());
        var lessons = review.lessons();
        text.labelled("Contributing factors", lessons.contributingFactors());
        text.labelled("Went well", lessons.wentWell());
        text.labelled("Went badly", lessons.wentBadly());
        text.labelled("Where we were lucky", lessons.wentLucky());
    }
}
