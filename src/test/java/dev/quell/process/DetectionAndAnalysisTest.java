package dev.quell.process;

import static dev.quell.incident.process.DetectionAndAnalysisContract.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quell.incident.IncidentRoles;
import dev.quell.incident.IncidentType;
import dev.quell.incident.Incidents;
import dev.quell.incident.NewIncident;
import dev.quell.incident.Priority;
import dev.quell.incident.Severity;
import dev.quell.incident.Status;
import dev.quell.incident.Timeline;
import dev.quell.inventory.AiSystem;
import dev.quell.inventory.AiSystemSpec;
import dev.quell.inventory.AiSystems;
import dev.quell.inventory.Direction;
import dev.quell.inventory.DriftSettings;
import dev.quell.inventory.MetricThreshold;
import dev.quell.inventory.RiskClass;
import dev.quell.shared.Problem;
import dev.quell.shared.Role;
import dev.quell.testing.FlowNodeRecorder;
import dev.quell.testing.IntegrationTest;
import dev.quell.testing.ProcessDriver;
import java.time.Clock;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The phase alone, with the generic diagnosis: a person looks. */
class DetectionAndAnalysisTest extends IntegrationTest {

    private static final Map<String, Object> ANOMALY_IS_GENUINE =
            Map.of("genuine", "true", "verificationNotes", "Seen it myself");

    @Autowired
    Incidents incidents;

    @Autowired
    IncidentRoles roles;

    @Autowired
    AiSystems systems;

    @Autowired
    Timeline timeline;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    HistoryService history;

    @Autowired
    ProcessDriver driver;

    @Autowired
    FlowNodeRecorder recorder;

    @Autowired
    Clock clock;

    private AiSystem system;
    private String incident;

    @BeforeEach
    void openIncident() {
        system = systems.register(new AiSystemSpec(
                "detected-" + UUID.randomUUID(),
                "Loan pricing",
                "Prices loans",
                "owner",
                RiskClass.HIGH,
                true,
                List.of("EU"),
                null,
                List.of(),
                null,
                "Price list of last year",
                List.of(new MetricThreshold("accuracy", 0.91, 0.85, Direction.BELOW)),
                DriftSettings.none(),
                Map.of(),
                null));
        incident = incidents
                .open(new NewIncident(
                        "Prices look odd",
                        "Ten calls since noon",
                        IncidentType.OTHER,
                        system.id(),
                        "tasklist",
                        "business",
                        null,
                        null,
                        false))
                .id();
    }

    @Test
    void leadsFromDiagnosisToATriagedIncidentWithRoleHolders() {
        diagnose();
        driver.complete(incident, VERIFY_ANOMALY, ANOMALY_IS_GENUINE);
        assertThat(driver.task(incident, ASSESS_IMPACT).getDueDate()).isAfter(now());
        assertThat(variable(ASSESS_IMPACT, "systemName")).isEqualTo("Loan pricing");
        driver.complete(incident, ASSESS_IMPACT, impact());

        assertThat(variable(CONFIRM_SEVERITY, PROPOSED_SEVERITY)).isEqualTo("SEV2");
        assertThat(variable(CONFIRM_SEVERITY, CONFIRMED_SEVERITY)).isEqualTo("SEV2");
        assertThat(variable(CONFIRM_SEVERITY, "severityRule").toString()).startsWith("classify-severity, rule_");
        driver.complete(incident, CONFIRM_SEVERITY, Map.of());
        assertThat(options("incidentCommanderCandidates")).contains("commander").contains("deputy");
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
        assertThat(outcome(GENUINE)).isEqualTo(true);
    }

    @Test
    void dismissesAFalsePositiveAfterItsRuleIsTuned() {
        diagnose();
        driver.complete(incident, VERIFY_ANOMALY, Map.of("genuine", "false", "falsePositiveReason", "Yearly campaign"));
        assertThat(options("ruleOptions")).contains("metric/accuracy");
        assertRefused(
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
        assertThat(outcome(GENUINE)).isEqualTo(false);
    }

    @Test
    void keepsARuleThatIsRight() {
        diagnose();
        driver.complete(incident, VERIFY_ANOMALY, Map.of("genuine", false, "falsePositiveReason", "Broken sensor"));
        driver.complete(incident, TUNE_DETECTION_RULE, Map.of("ruleChange", "keep"));

        assertThat(systems.require(system.id()).version()).isEqualTo(1);
        assertThat(incidents.require(incident).status()).isEqualTo(Status.DISMISSED);
    }

    @Test
    void asksTheCommandersTooWhenATaskIsNotDoneInTime() {
        diagnose();
        escalate("boundaryEvent_verificationOverdue", VERIFY_ANOMALY);
        driver.complete(incident, VERIFY_ANOMALY, ANOMALY_IS_GENUINE);
        escalate("boundaryEvent_assessmentOverdue", ASSESS_IMPACT);
        driver.complete(incident, ASSESS_IMPACT, impact());
        escalate("boundaryEvent_confirmationOverdue", CONFIRM_SEVERITY);
        driver.complete(incident, CONFIRM_SEVERITY, Map.of());
        escalate("boundaryEvent_assignmentOverdue", ASSIGN_ROLES);
        driver.complete(incident, ASSIGN_ROLES, Map.of());

        assertThat(timeline.of(incident))
                .filteredOn(entry -> entry.summary().startsWith("Overdue and escalated"))
                .hasSize(4);
        assertThat(runtime.createProcessInstanceQuery()
                        .processDefinitionKey(KEY)
                        .processInstanceBusinessKey(incident)
                        .count())
                .isZero();
    }

    @Test
    void givesATaskToTheHolderOfItsRole() {
        roles.assign(incident, Role.AI_ML_ENGINEER, "engineer2");

        diagnose();

        assertThat(driver.task(incident, VERIFY_ANOMALY).getAssignee()).isEqualTo("engineer2");
    }

    @Test
    void looksAtEveryAnswerAgain() {
        diagnose();
        assertRefused(VERIFY_ANOMALY, Map.of(), "genuine");
        assertRefused(VERIFY_ANOMALY, Map.of("genuine", "false", "falsePositiveReason", " "), "falsePositiveReason");
        driver.complete(incident, VERIFY_ANOMALY, ANOMALY_IS_GENUINE);

        var wrong = impact();
        wrong.put("affectedShare", "11");
        wrong.put("urgency", "enormous");
        wrong.put("impactDescription", "");
        assertRefused(ASSESS_IMPACT, wrong, "affectedShare", "urgency", "impactDescription");
        driver.complete(incident, ASSESS_IMPACT, impact());

        assertRefused(
                CONFIRM_SEVERITY,
                Map.of("confirmedSeverity", "SEV4", "confirmedPriority", "P1", "proposedSeverity", "SEV4"),
                "overrideReason");
        driver.complete(
                incident,
                CONFIRM_SEVERITY,
                Map.of("confirmedSeverity", "SEV1", "overrideReason", "The press has called"));
        assertThat(incidents.require(incident).severity()).isEqualTo(Severity.SEV1);

        assertRefused(
                ASSIGN_ROLES,
                Map.of("aiMlEngineer", "nobody", "incidentCommander", ""),
                "incidentCommander",
                "aiMlEngineer");
        assertRefused(ASSIGN_ROLES, Map.of("legalCompliance", "engineer"), "legalCompliance");
    }

    @Test
    void passesEveryFlowNode() {
        leadsFromDiagnosisToATriagedIncidentWithRoleHolders();
        openIncident();
        dismissesAFalsePositiveAfterItsRuleIsTuned();
        openIncident();
        asksTheCommandersTooWhenATaskIsNotDoneInTime();
        recorder.assertEveryFlowNodePassed(KEY);
    }

    private void diagnose() {
        Map<String, Object> variables = new HashMap<>();
        variables.put("incidentId", incident);
        variables.put("incidentType", "other");
        variables.put("systemId", system.id());
        variables.put("title", "Prices look odd");
        variables.put("exercise", false);
        runtime.startProcessInstanceByKey(KEY, incident, variables);
        driver.runJobs(incident);
        driver.complete(incident, "userTask_investigateAnomaly", Map.of("driftSummary", "Ten prices below cost"));
    }

    private static Map<String, Object> impact() {
        return new HashMap<>(Map.of(
                "harmRealised", "event",
                "affectedShare", "0.1",
                "personalData", "none",
                "reversibility", "regular",
                "adversarial", "no",
                "urgency", "high",
                "impactDescription", "Ten loans sold below cost"));
    }

    private void escalate(String timer, String element) {
        assertThat(driver.job(incident, timer).getDuedate()).isAfter(now());
        driver.fireTimer(incident, timer);
        driver.runJobs(incident);
        var task = driver.task(incident, element);
        assertThat(task.getPriority()).isEqualTo(100);
        assertThat(tasks.getIdentityLinksForTask(task.getId()))
                .extracting(IdentityLink::getGroupId)
                .contains("incident-commander");
    }

    private void assertRefused(String element, Map<String, Object> answers, String... fields) {
        var task = driver.task(incident, element);
        assertThatThrownBy(() -> tasks.complete(task.getId(), answers))
                .isInstanceOfSatisfying(
                        Problem.class,
                        refusal -> assertThat(refusal.errors())
                                .extracting(Problem.FieldError::field)
                                .containsExactlyInAnyOrder(fields));
        assertThat(driver.task(incident, element).getId()).isEqualTo(task.getId());
    }

    private Object variable(String element, String name) {
        return tasks.getVariable(driver.task(incident, element).getId(), name);
    }

    private String options(String name) {
        return variable(driver.tasks(incident).get(0).getTaskDefinitionKey(), name)
                .toString();
    }

    private Object outcome(String name) {
        return history
                .createHistoricVariableInstanceQuery()
                .processDefinitionKey(KEY)
                .variableName(name)
                .list()
                .stream()
                .filter(found -> history.createHistoricProcessInstanceQuery()
                        .processInstanceId(found.getProcessInstanceId())
                        .singleResult()
                        .getBusinessKey()
                        .equals(incident))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    private Date now() {
        return Date.from(clock.instant());
    }
}
