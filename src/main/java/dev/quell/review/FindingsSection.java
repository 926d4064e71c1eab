package dev.quell.review;

/** What people answered in their tasks; the impact has a section of its own. */
final class FindingsSection implements ReportSection {

    @Override
    public void write(IncidentReport report, MarkdownText text) {
        text.heading(2, "What people found and decided");
        var tasks = TaskAnswers.of(report, task -> !task.equals(TaskAnswers.IMPACT));
        if (tasks.isEmpty()) {
            text.paragraph("No task has been completed.");
        }
        tasks.forEach(task -> TaskAnswers.write(task, text));
    }
}
