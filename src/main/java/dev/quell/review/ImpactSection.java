package dev.quell.review;

/** What the impact was assessed to be. */
final class ImpactSection implements ReportSection {

    @Override
    public void write(IncidentReport report, MarkdownText text) {
        text.heading(2, "Impact");
        var assessed = TaskAnswers.of(report, TaskAnswers.IMPACT::equals);
        if (assessed.isEmpty()) {
            text.paragraph("The impact was not assessed.");
        }
        assessed.forEach(task -> TaskAnswers.write(task, text));
    }
}
