package dev.quell.review;

import static dev.quell.review.ReportSection.time;

import java.util.List;

/**
 * Entries of the timeline.
 *
 * @param none what to say when there is none
 * @param kind as in {@link IncidentReport#entries}; empty for all
 */
record EntriesSection(String heading, String none, String kind) implements ReportSection {

    @Override
    public void write(IncidentReport report, MarkdownText text) {
        text.heading(2, heading);
        var entries = kind.isEmpty() ? report.timeline() : report.entries(kind);
        text.table(
                none,
                List.of("No.", "When", "Who", "What"),
                entries.stream()
                        .map(entry -> List.of(
                                Integer.toString(entry.seq()), time(entry.at()), entry.actor(), entry.summary()))
                        .toList());
    }
}
