package dev.quell.review;

import static dev.quell.review.ReportSection.time;

import java.util.List;
import java.util.stream.Stream;

/** How long each step of the response took, and what went past its time. */
final class CourseSection implements ReportSection {

    @Override
    public void write(IncidentReport report, MarkdownText text) {
        text.heading(2, "How the response went");
        text.table(
                "",
                List.of("Milestone", "At", "After detection"),
                report.milestones().stream()
                        .map(milestone -> List.of(milestone.name(), time(milestone.at()), milestone.after()))
                        .toList());
        text.table(
                "No deadline was missed and no step failed for good.",
                List.of("When", "What went past its time or failed"),
                Stream.concat(report.entries("timer.fired").stream(), report.entries("job.failed").stream())
                        .map(entry -> List.of(time(entry.at()), entry.summary()))
                        .toList());
    }
}
