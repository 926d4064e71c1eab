package dev.quell.process;

import static dev.quell.incident.process.DetectionAndAnalysisContract.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.incident.Incidents;
import dev.quell.incident.Severity;
import dev.quell.testing.IntegrationTest;
import dev.quell.testing.ProcessDriver;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** A browser sends what it likes: every answer of the phase is looked at again. */
class DetectionAnswersTest extends IntegrationTest {

    @Autowired
    Incidents incidents;

    @Autowired
    ProcessDriver driver;

    private DetectionFixture detection;
    private String incident;

    @BeforeEach
    void openIncident(@Autowired BeanFactory beans) {
        detection = new DetectionFixture(beans);
        incident = detection.incident;
    }

    @Test
    void looksAtEveryAnswerAgain() {
        detection.diagnose();
        detection.assertRefused(VERIFY_ANOMALY, Map.of(), "genuine");
        detection.assertRefused(
                VERIFY_ANOMALY, Map.of("genuine", "false", "falsePositiveReason", " "), "falsePositiveReason");
        driver.complete(incident, VERIFY_ANOMALY, DetectionFixture.GENUINE_ANOMALY);

        var wrong = DetectionFixture.impact();
        wrong.put("affectedShare", "11");
        wrong.put("urgency", "enormous");
        wrong.put("impactDescription", "");
        detection.assertRefused(ASSESS_IMPACT, wrong, "affectedShare", "urgency", "impactDescription");
        driver.complete(incident, ASSESS_IMPACT, DetectionFixture.impact());

        detection.assertRefused(
                CONFIRM_SEVERITY,
                Map.of("confirmedSeverity", "SEV4", "confirmedPriority", "P1", "proposedSeverity", "SEV4"),
                "overrideReason");
        driver.complete(
                incident,
                CONFIRM_SEVERITY,
                Map.of("confirmedSeverity", "SEV1", "overrideReason", "The press has called"));
        assertThat(incidents.require(incident).severity()).isEqualTo(Severity.SEV1);

        detection.assertRefused(
                ASSIGN_ROLES,
                Map.of("aiMlEngineer", "nobody", "incidentCommander", ""),
                "incidentCommander",
                "aiMlEngineer");
        detection.assertRefused(ASSIGN_ROLES, Map.of("legalCompliance", "engineer"), "legalCompliance");
    }
}
