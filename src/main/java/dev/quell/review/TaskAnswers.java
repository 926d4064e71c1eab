package dev.quell.review;

import static dev.quell.review.ReportSection.detail;
import static dev.quell.review.ReportSection.time;

import dev.quell.incident.TimelineEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What people answered when they completed a task. */
final class TaskAnswers {

    static final String IMPACT = "userTask_assessImpact";

    private TaskAnswers() {}

    /** The completed tasks of some elements of the models, in their order. */
    static List<TimelineEntry> of(IncidentReport report, Predicate<String> element) {
        return report.entries("task.completed").stream()
                .filter(entry -> element.test(detail(entry, "element")))
                .toList();
    }

    static void write(TimelineEntry task, MarkdownText text) {
        text.heading(3, task.summary());
        text.paragraph(task.actor() + ", " + time(task.at()));
        var lines = new ArrayList<String>();
        if (task.detailsMap().get("answers") instanceof Map<?, ?> answers) {
            answers.forEach((question, answer) -> lines.add(question + ": " + answer));
        }
        text.bullets(lines);
    }
}
