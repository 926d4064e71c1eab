package dev.quell.process;

import static dev.quell.incident.process.DetectionAndAnalysisContract.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.incident.IncidentRoles;
import dev.quell.incident.Incidents;
import dev.quell.incident.Priority;
import dev.quell.incident.Severity;
import dev.quell.incident.Status;
import dev.quell.inventory.AiSystem;
import dev.quell.inventory.AiSystems;
import dev.quell.inventory.MetricThreshold;
import dev.quell.shared.Role;
import dev.quell.testing.FlowNodeRecorder;
import dev.quell.testing.IntegrationTest;
import dev.quell.testing.ProcessDriver;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** The phase alone, with the generic diagnosis: a person looks. */
class DetectionAndAnalysisTest extends IntegrationTest {

    @Autowired
    Incidents incidents;

    @Autowired
    IncidentRoles roles;

    @Autowired
    AiSystems systems;

    @Autowired
    ProcessDriver driver;

    @Autowired
    FlowNodeRecorder recorder;

    private DetectionFixture detection;
    private AiSystem system;
    private String incident;

    @BeforeEach
    void openIncident(@Autowired BeanFactory beans) {
        detection = new DetectionFixture(beans);
        system = detection.system;
        incident = detection.incident;
    }

    @Test
    void leadsFromDiagnosisToATriagedIncidentWithRoleHolders() {
        detection.diagnose();
        driver.complete(incident, VERIFY_ANOMALY, DetectionFixture.GENUINE_ANOMALY);
        assertThat(driver.task(incident, ASSESS_IMPACT).getDueDate()).isAfter(detection.now());
        assertThat(detection.variable(ASSESS_IMPACT, "systemName")).isEqualTo("Loan pricing");
        driver.complete(incident, ASSESS_IMPACT, DetectionFixture.impact());

        assertThat(detection.variable(CONFIRM_SEVERITY, PROPOSED_SEVERITY)).isEqualTo("SEV2");
        assertThat(detection.variable(CONFIRM_SEVERITY, CONFIRMED_SEVERITY)).isEqualTo("SEV2");
        assertThat(detection.variable(CONFIRM_SEVERITY, "severityRule").toString())
                .startsWith("classify-severity, rule_");
        assertThat(detection.variable(CONFIRM_SEVERITY, "impactFacts").toString())
                .contains("Is somebody doing this on purpose?", "No sign of it");
        driver.complete(incident, CONFIRM_SEVERITY, Map.of());
        assertThat(detection.options("incidentCommanderCandidates"))
                .contains("commander")
                .contains("deputy");
        driver.complete(incident, ASSIGN_ROLES, Map.of("aiMlEngineer", "engineer2", "ethicsOfficer", ""));

        var record = incidents.require(incident);
        assertThat(record.status()).isEqualTo(Status.TRIAGED);
        assertThat(record.severity()).isEqualTo(Severity.SEV2);
        assertThat(record.priority()).isEqualTo(Priority.P1);
        assertThat(record.playbook()).isEqualTo("generic");
        assertThat(record.acknowledgedAt()).isNotNull();
        assertThat(roles.all(incident))
                .containsEntry(Role.AI_ML_ENGINEER, "engineer2")
                .containsKey(Role.INCIDENT_COMMANDER)
                .doesNotContainKey(Role.ETHICS_OFFICER);
        assertThat(detection.outcome(GENUINE)).isEqualTo(true);
    }

    @Test
    void dismissesAFalsePositiveAfterItsRuleIsTuned() {
        detection.diagnose();
        driver.complete(incident, VERIFY_ANOMALY, Map.of("genuine", "false", "falsePositiveReason", "Yearly campaign"));
        assertThat(detection.options("ruleOptions")).contains("metric/accuracy");
        detection.assertRefused(
                TUNE_DETECTION_RULE,
                Map.of("ruleChange", "change", "ruleId", "metric/speed", "newThreshold", "fast"),
                "ruleId",
                "newThreshold",
                "tuningReason");
        driver.complete(
                incident,
                TUNE_DETECTION_RULE,
                Map.of(
                        "ruleChange", "change",
                        "ruleId", "metric/accuracy",
                        "newThreshold", "0.8",
                        "tuningReason", "The campaign comes every year"));

        assertThat(systems.require(system.id()).metric("accuracy"))
                .get()
                .extracting(MetricThreshold::threshold)
                .isEqualTo(0.8);
        assertThat(incidents.require(incident)).satisfies(dismissed -> {
            assertThat(dismissed.status()).isEqualTo(Status.DISMISSED);
            assertThat(dismissed.outcome()).isEqualTo("False positive: Yearly campaign");
        });
        assertThat(detection.outcome(GENUINE)).isEqualTo(false);
    }

    @Test
    void keepsARuleThatIsRight() {
        detection.diagnose();
        driver.complete(incident, VERIFY_ANOMALY, Map.of("genuine", false, "falsePositiveReason", "Broken sensor"));
        driver.complete(incident, TUNE_DETECTION_RULE, Map.of("ruleChange", "keep"));

        assertThat(systems.require(system.id()).version()).isEqualTo(1);
        assertThat(incidents.require(incident).status()).isEqualTo(Status.DISMISSED);
    }

    @Test
    void givesATaskToTheHolderOfItsRole() {
        roles.assign(incident, Role.AI_ML_ENGINEER, "engineer2");

        detection.diagnose();

        assertThat(driver.task(incident, VERIFY_ANOMALY).getAssignee()).isEqualTo("engineer2");
    }

    @Test
    void passesEveryFlowNode(@Autowired BeanFactory beans) {
        leadsFromDiagnosisToATriagedIncidentWithRoleHolders();
        openIncident(beans);
        dismissesAFalsePositiveAfterItsRuleIsTuned();
        recorder.assertEveryFlowNodePassed(KEY);
    }
}
