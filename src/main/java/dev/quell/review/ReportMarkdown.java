package dev.quell.review;

import dev.quell.incident.TimelineEntry;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes the report: what happened, how it went, what was learned, and the proof. */
final class ReportMarkdown {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    private final IncidentReport report;
    private final MarkdownText text = new MarkdownText();

    ReportMarkdown(IncidentReport report) {
        this.report = report;
    }

    String write() {
        header();
        summary();
        impact();
        times();
        system();
        findings();
        decisions();
        entries("Actions", "No action was carried out on an outside system.", "action.");
        lessons();
        entries("Communication", "Nobody was told anything.", "update.");
        improvements();
        knowledge();
        evidence();
        entries("Timeline", "Nothing is recorded.", "");
        proof();
        return text.toString();
    }

    private void header() {
        var incident = report.incident();
        text.heading(1, incident.id() + ": " + incident.title());
        var review = report.review();
        var signed = review == null || review.signedOffBy() == null
                ? "Draft, not signed off"
                : "Signed off by " + review.signedOffBy() + ", " + time(review.signedOffAt());
        text.paragraph((incident.exercise() ? "EXERCISE. " : "") + signed + ". All times are UTC.");
        text.table(
                "",
                List.of("", ""),
                List.of(
                        List.of("Type", incident.type().key()),
                        List.of("Severity", Objects.toString(incident.severity(), "not classified")),
                        List.of("Priority", Objects.toString(incident.priority(), "not classified")),
                        List.of("Status", incident.status().name()),
                        List.of("AI system", Objects.toString(incident.systemId(), "unknown")),
                        List.of("Playbook", Objects.toString(incident.playbook(), "none")),
                        List.of("Reported by", incident.reportedBy() + " through " + incident.source()),
                        List.of("Roles", roles())));
        severityHistory();
    }

    private String roles() {
        return report.roles().isEmpty()
                ? "not assigned"
                : report.roles().entrySet().stream()
                        .map(role -> role.getKey() + ": " + role.getValue())
                        .collect(Collectors.joining("; "));
    }

    private void severityHistory() {
        text.heading(2, "Severity history");
        text.table(
                "The incident was never classified.",
                List.of("When", "What", "By", "Why"),
                report.entries("incident.classified").stream()
                        .map(entry ->
                                List.of(time(entry.at()), entry.summary(), entry.actor(), detail(entry, "reason")))
                        .toList());
    }

    private void summary() {
        text.heading(2, "Summary");
        var review = report.review();
        if (review != null) {
            text.paragraph(review.lessons().summary());
        }
        text.labelled("As reported", report.incident().description());
        text.labelled("Outcome", report.incident().outcome());
    }

    private void impact() {
        text.heading(2, "Impact");
        var assessed = completed("userTask_assessImpact");
        if (assessed.isEmpty()) {
            text.paragraph("The impact was not assessed.");
        }
        assessed.forEach(this::answers);
    }

    private void times() {
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

    private void system() {
        text.heading(2, "AI system");
        var system = report.system();
        if (system == null) {
            text.paragraph("The AI system is not in the inventory.");
            return;
        }
        var registry = system.registry();
        text.table(
                "",
                List.of("", ""),
                List.of(
                        List.of("Name", system.name()),
                        List.of("Purpose", system.purpose()),
                        List.of("Owner", system.owner()),
                        List.of("Risk class", system.riskClass().name().toLowerCase(Locale.ROOT)),
                        List.of("Personal data", system.personalData() ? "yes" : "no"),
                        List.of("Jurisdictions", String.join(", ", system.jurisdictions())),
                        List.of(
                                "Model",
                                registry == null ? "not registered" : registry.model() + " @ " + registry.alias()),
                        List.of("Fallback", Objects.toString(system.fallback(), "none"))));
    }

    private void findings() {
        text.heading(2, "What people found and decided");
        var tasks = report.entries("task.completed").stream()
                .filter(entry -> !detail(entry, "element").equals("userTask_assessImpact"))
                .toList();
        if (tasks.isEmpty()) {
            text.paragraph("No task has been completed.");
        }
        tasks.forEach(this::answers);
    }

    private void answers(TimelineEntry task) {
        text.heading(3, task.summary());
        text.paragraph(task.actor() + ", " + time(task.at()));
        var lines = new ArrayList<String>();
        if (task.detailsMap().get("answers") instanceof Map<?, ?> answers) {
            answers.forEach((question, answer) -> lines.add(question + ": " + answer));
        }
        text.bullets(lines);
    }

    private void decisions() {
        text.heading(2, "Decision tables");
        text.table(
                "No decision table was used.",
                List.of("When", "Decision", "Version", "Result", "Rules"),
                report.entries("decision.made").stream()
                        .map(entry -> List.of(
                                time(entry.at()),
                                detail(entry, "decision"),
                                detail(entry, "version"),
                                detail(entry, "outputs"),
                                detail(entry, "rules")))
                        .toList());
    }

    private void lessons() {
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
        var lessons = review.lessons();
        text.labelled("Contributing factors", lessons.contributingFactors());
        text.labelled("Went well", lessons.wentWell());
        text.labelled("Went badly", lessons.wentBadly());
        text.labelled("Where we were lucky", lessons.wentLucky());
    }

    private void improvements() {
        text.heading(2, "Improvements");
        var review = report.review();
        text.table(
                review == null || review.lessons().noImprovementReason() == null
                        ? "No improvement is recorded."
                        : "None: " + review.lessons().noImprovementReason(),
                List.of("Number", "What", "Type", "Owner", "Due", "Status", "Proof"),
                report.improvements().stream()
                        .map(improvement -> List.of(
                                improvement.id(),
                                improvement.description(),
                                improvement.type().key(),
                                Objects.toString(improvement.owner(), "open"),
                                Objects.toString(improvement.dueDate(), "open"),
                                improvement.status().label(),
                                Objects.toString(improvement.proof(), "")))
                        .toList());
    }

    private void knowledge() {
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

    private void evidence() {
        text.heading(2, "Evidence");
        text.table(
                "No evidence was frozen.",
                List.of("What", "Source", "Collected", "By", "Bytes", "SHA-256"),
                report.evidence().stream()
                        .map(kept -> List.of(
                                kept.name(),
                                kept.source(),
                                time(kept.collectedAt()),
                                kept.collectedBy(),
                                Long.toString(kept.size()),
                                kept.sha256()))
                        .toList());
    }

    private void entries(String heading, String none, String kind) {
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

    private void proof() {
        var proof = report.proof();
        text.heading(2, "Proof");
        text.paragraph(
                proof.intact()
                        ? "The timeline is intact: " + proof.entries() + " entries, last hash " + proof.head() + "."
                        : "THE TIMELINE IS BROKEN at entry " + proof.firstBroken() + ".");
    }

    private List<TimelineEntry> completed(String element) {
        return report.entries("task.completed").stream()
                .filter(entry -> detail(entry, "element").equals(element))
                .toList();
    }

    private static String detail(TimelineEntry entry, String key) {
        return Objects.toString(entry.detailsMap().get(key), "");
    }

    private static String time(@Nullable Instant at) {
        return at == null ? "" : TIME.format(at.truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC));
    }
}
