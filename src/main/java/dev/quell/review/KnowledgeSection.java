package dev.quell.review;

/** What changes in the playbooks, and what is missing before the sign-off. */
final class KnowledgeSection implements ReportSection {

    @Override
    public void write(IncidentReport report, MarkdownText text) {
        text.heading(2, "What changes in the playbooks");
        var review = report.review();
        var decision = review == null ? PlaybookDecision.UNDECIDED : review.playbook();
        if (decision.change() == null) {
            text.paragraph("Not decided yet.");
        } else if (decision.isChanged()) {
            text.labelled("Changed", decision.changedPlaybook());
        } else {
            text.labelled("No change", decision.noChangeReason());
        }
        if (!report.missing().isEmpty()) {
            text.labelled("Missing before the sign-off", String.join("\n", report.missing()));
        }
    }
}
