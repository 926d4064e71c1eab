package dev.quell.review;

import java.util.List;

/** Writes the report: what happened, how it went, what was learned, and the proof. */
final class ReportMarkdown {

    private static final List<ReportSection> SECTIONS = List.of(
            new HeaderSection(),
            new SeveritySection(),
            new SummarySection(),
            new ImpactSection(),
            new CourseSection(),
            new SystemSection(),
            new FindingsSection(),
            new DecisionsSection(),
            new EntriesSection("Actions", "No action was carried out on an outside system.", "action."),
            new LessonsSection(),
            new EntriesSection("Communication", "Nobody was told anything.", "update."),
            new ImprovementsSection(),
            new KnowledgeSection(),
            new EvidenceSection(),
            new EntriesSection("Timeline", "Nothing is recorded.", ""),
            new ProofSection());

    private ReportMarkdown() {}

    static String of(IncidentReport report) {
        var text = new MarkdownText();
        SECTIONS.forEach(section -> section.write(report, text));
        return text.toString();
    }
}
