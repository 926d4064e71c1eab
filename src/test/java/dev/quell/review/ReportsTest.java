package dev.quell.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;

import dev.quell.incident.EvidenceStore;
import dev.quell.incident.Timeline;
import dev.quell.shared.Sha256;
import dev.quell.testing.IntegrationTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** What the report says about an incident. */
class ReportsTest extends IntegrationTest {

    @Autowired
    private Reports reports;

    @Autowired
    private Improvements improvements;

    @Autowired
    private Timeline timeline;

    @Autowired
    private EvidenceStore evidence;

    private String id;

    @BeforeEach
    void anIncidentInReview(@Autowired BeanFactory beans) {
        id = ReviewedIncident.open(beans);
    }

    @Test
    void tellsHowTheResponseWentFromTheRecord() {
        timeline.append(
                id,
                "task.completed",
                "Done: Assess impact",
                Map.of("element", "userTask_assessImpact", "answers", Map.of("impactDescription", "300 wrong scores")));
        timeline.append(
                id,
                "decision.made",
                "Decision: Classify severity",
                Map.of(
                        "decision",
                        "classify-severity",
                        "version",
                        3,
                        "rules",
                        List.of("rule_highRiskHarm"),
                        "outputs",
                        List.of(Map.of("severity", "SEV2"))));
        timeline.append(id, "action.applied", "Alias champion moved from 2 to 1", Map.of());
        timeline.append(id, "update.sent", "Update sent to executives (1)", Map.of());
        timeline.append(id, "timer.fired", "Time ran out: Verification overdue", Map.of());

        var markdown = reports.markdown(id);

        assertThat(markdown)
                .contains(
                        "Contained | 2",
                        "1 h 5 min",
                        "impactDescription: 300 wrong scores",
                        "classify-severity | 3",
                        "rule\\_highRiskHarm",
                        "Alias champion moved from 2 to 1",
                        "Update sent to executives \\(1\\)",
                        "Time ran out: Verification overdue",
                        "Incident commander: commander",
                        "many affected",
                        "Draft, not signed off");
        assertThat(markdown.lines().filter(line -> line.startsWith("## ")))
                .containsExactly(
                        "## Severity history",
                        "## Summary",
                        "## Impact",
                        "## How the response went",
                        "## AI system",
                        "## What people found and decided",
                        "## Decision tables",
                        "## Actions",
                        "## Lessons",
                        "## Communication",
                        "## Improvements",
                        "## What changes in the playbooks",
                        "## Evidence",
                        "## Timeline",
                        "## Proof");
    }

    @Test
    void namesTheEvidenceWithItsHashAndProvesTheTimeline() {
        var content = "{}".getBytes(StandardCharsets.UTF_8);
        evidence.freeze(id, "registry-state", "application/json", content, "mlflow");

        assertThat(reports.markdown(id))
                .contains("registry-state", Sha256.hex(content), "The timeline is intact")
                .contains(reports.of(id).proof().head());
    }

    @Test
    void saysWhatIsMissingBeforeTheSignOff() {
        improvements.add(id, "Alert on missing values", ImprovementType.DETECT, null, null);

        assertThat(reports.markdown(id))
                .contains("Missing before the sign-off", "has no owner", "Neither a playbook change nor a reason");
    }

    @Test
    void countsTimeInTheTwoLargestUnits() {
        assertThat(Reports.inWords(Duration.ofSeconds(40))).isEqualTo("40 s");
        assertThat(Reports.inWords(Duration.ofSeconds(125))).isEqualTo("2 min 5 s");
        assertThat(Reports.inWords(Duration.ofMinutes(125))).isEqualTo("2 h 5 min");
        assertThat(Reports.inWords(Duration.ofHours(76))).isEqualTo("3 d 4 h");
    }
}
