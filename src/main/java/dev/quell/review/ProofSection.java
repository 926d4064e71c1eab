package dev.quell.review;

/** Whether the timeline is as it was written. */
final class ProofSection implements ReportSection {

    @Override
    public void write(IncidentReport report, MarkdownText text) {
        var proof = report.proof();
        text.heading(2, "Proof");
        text.paragraph(
                proof.intact()
                        ? "The timeline is intact: " + proof.entries() + " entries, last hash " + proof.head() + "."
                        : "THE TIMELINE IS BROKEN at entry " + proof.firstBroken() + ".");
    }
}
