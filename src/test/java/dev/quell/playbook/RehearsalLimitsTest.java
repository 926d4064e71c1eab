package dev.quell.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.communication.Audience;
import dev.quell.communication.PlannedUpdate;
import dev.quell.communication.Updates;
import dev.quell.engine.ModelKind;
import dev.quell.incident.IncidentType;
import dev.quell.incident.Incidents;
import dev.quell.incident.NewIncident;
import dev.quell.incident.Status;
import dev.quell.intake.Intake;
import dev.quell.intake.Signals;
import dev.quell.inventory.AiSystems;
import dev.quell.inventory.DetectionRules;
import dev.quell.monitoring.MonitoringWindows;
import dev.quell.review.ImprovementType;
import dev.quell.review.Improvements;
import dev.quell.roster.PreparednessAudits;
import dev.quell.roster.Responders;
import dev.quell.shared.CanonicalJson;
import dev.quell.testing.IntegrationTest;
import dev.quell.testing.ModelerClient;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What nobody has approved runs in a rehearsal, and changes nothing but the rehearsal's own incident. */
class RehearsalLimitsTest extends IntegrationTest {

    private static final String DEPLOYMENT = "rehearsal limits test";
    private static final String SYSTEM = "demand-forecast";
    private static final String REFUSAL = "A rehearsal touches nothing real";

    private static final String MODEL = """
            <?xml version="1.0" encoding="UTF-8"?>
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC"
                xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
                id="definitions_limits" targetNamespace="https://quell.dev/processes">
              <bpmn:process id="limits" name="Limits" isExecutable="true" camunda:historyTimeToLive="P1D">
                <bpmn:startEvent id="startEvent_begun" name="Begun" />
                %s
                <bpmn:endEvent id="endEvent_over" name="Over" />
                <bpmn:sequenceFlow id="flow_begun" sourceRef="startEvent_begun" targetRef="step" />
                <bpmn:sequenceFlow id="flow_over" sourceRef="step" targetRef="endEvent_over" />
              </bpmn:process>
              <bpmndi:BPMNDiagram id="diagram">
                <bpmndi:BPMNPlane id="plane" bpmnElement="limits">
                  <bpmndi:BPMNShape id="a" bpmnElement="startEvent_begun"><dc:Bounds x="0" y="22" width="36" height="36" /></bpmndi:BPMNShape>
                  <bpmndi:BPMNShape id="b" bpmnElement="step"><dc:Bounds x="100" y="0" width="100" height="80" /></bpmndi:BPMNShape>
                  <bpmndi:BPMNShape id="c" bpmnElement="endEvent_over"><dc:Bounds x="300" y="22" width="36" height="36" /></bpmndi:BPMNShape>
                  <bpmndi:BPMNEdge id="d" bpmnElement="flow_begun"><di:waypoint x="36" y="40" /><di:waypoint x="100" y="40" /></bpmndi:BPMNEdge>
                  <bpmndi:BPMNEdge id="e" bpmnElement="flow_over"><di:waypoint x="200" y="40" /><di:waypoint x="300" y="40" /></bpmndi:BPMNEdge>
                </bpmndi:BPMNPlane>
              </bpmndi:BPMNDiagram>
            </bpmn:definitions>
            """;

    private static final String STEP = """
            <bpmn:serviceTask id="step" name="Meddle" camunda:delegateExpression="${%s}">
              <bpmn:extensionElements><camunda:inputOutput>%s</camunda:inputOutput></bpmn:extensionElements>
            </bpmn:serviceTask>""";

    private static final String CALL = """
            <bpmn:callActivity id="step" name="Meddle" calledElement="%s">
              <bpmn:extensionElements>
                <camunda:in businessKey="#{execution.processBusinessKey}" /><camunda:in variables="all" />
                <camunda:inputOutput>%s</camunda:inputOutput>
              </bpmn:extensionElements>
            </bpmn:callActivity>""";

    @LocalServerPort
    private int port;

    @Autowired
    private Playbooks playbooks;

    @Autowired
    private Rehearsals rehearsals;

    @Autowired
    private Incidents incidents;

    @Autowired
    private Intake intake;

    @Autowired
    private Signals signals;

    @Autowired
    private AiSystems systems;

    @Autowired
    private DetectionRules rules;

    @Autowired
    private MonitoringWindows windows;

    @Autowired
    private Improvements improvements;

    @Autowired
    private PreparednessAudits audits;

    @Autowired
    private Responders responders;

    @Autowired
    private Updates updates;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ManagementService management;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    @AfterEach
    void removeWhatWasDeployed() {
        repository
                .createDeploymentQuery()
                .deploymentName(DEPLOYMENT)
                .list()
                .forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"discardSignal", "joinSignal", "declareIncident"})
    void noSignalIsPlaced(String bean) {
        var signal = receivedSignal();
        var before = signals.require(signal);

        var rehearsal = rehearse(
                bean,
                Map.of(
                        "signalId", signal,
                        "triageReason", "Because",
                        "joinedIncidentId", realIncident(Status.DETECTED),
                        "incidentTitle", "Meddled",
                        "triagedType", "other"));

        assertThat(signals.require(signal)).isEqualTo(before);
        assertRefused(rehearsal);
    }

    @Test
    void noIncidentIsOpened() {
        var title = "Meddled " + UUID.randomUUID();

        var rehearsal = rehearse("registerIncident", Map.of("incidentId", "", "title", title));

        assertThat(jdbc.sql("select count(*) from quell.incident where title = :title")
                        .param("title", title)
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(rehearsal.problem()).contains("registers no other incident");
    }

    @Test
    void noOtherIncidentIsTakenOver() {
        var real = realIncident(Status.DETECTED);

        var rehearsal = rehearse("registerIncident", Map.of("incidentId", real));

        assertRefused(rehearsal);
    }

    @Test
    void itsOwnIncidentIsRegistered() {
        assertThat(rehearse("registerIncident", Map.of()).problem()).isNull();
    }

    @Test
    void noReviewOfAnotherIncidentIsBegun() {
        var real = realIncident(Status.MONITORING);

        var rehearsal = rehearse("startReview", Map.of("incidentId", real));

        assertThat(incidents.require(real).status()).isEqualTo(Status.MONITORING);
        assertRefused(rehearsal);
    }

    @Test
    void noSystemIsRegistered() {
        var id = "rehearsed-" + UUID.randomUUID();

        var rehearsal = rehearse("registerSystem", system(id));

        assertThat(systems.find(id)).isEmpty();
        assertRefused(rehearsal);
    }

    @Test
    void whatIsReleasedRegistersNothingEither() {
        var id = "rehearsed-" + UUID.randomUUID();

        var rehearsal = rehearse(CALL.formatted("register-ai-system", inputs(system(id))));

        assertThat(systems.find(id)).isEmpty();
        assertRefused(rehearsal);
    }

    @Test
    void noThresholdIsMoved() {
        var before = rules.of(SYSTEM);

        var rehearsal = rehearse(
                "applyDetectionRule",
                Map.of("ruleChange", "change", "ruleId", before.get(0).id(), "newThreshold", "${0.123}"));

        assertThat(rules.of(SYSTEM)).isEqualTo(before);
        assertRefused(rehearsal);
    }

    @Test
    void noSystemIsWatchedMoreClosely() {
        var rehearsal = rehearse("startMonitoringWindow", Map.of("watch", "P14D", "thresholdFactor", "${0.5}"));

        assertThat(windows.find(rehearsal.incidentId())).isEmpty();
        assertRefused(rehearsal);
    }

    @Test
    void noFailedStepIsTriedAgain() {
        var job = failedJob();

        var rehearsal = rehearse("retryFailedStep", Map.of("failedJobId", job));

        assertThat(management.createJobQuery().jobId(job).singleResult().getRetries())
                .isZero();
        assertRefused(rehearsal);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"markImprovementDone", "recordVerification", "escalateOverdueImprovement", "addImprovement"})
    void noImprovementIsTouched(String bean) {
        var incident = realIncident(Status.MONITORING);
        var id = improvement(incident);
        if (!bean.equals("addImprovement")) {
            improvements.start(id);
        }
        if (bean.equals("recordVerification")) {
            improvements.done(id, "Done", "Seen");
        }
        var before = improvements.of(incident);

        var rehearsal = rehearse(
                bean,
                Map.of(
                        "improvementId", id,
                        "improvementResult", "Meddled",
                        "improvementProof", "Meddled",
                        "verificationOutcome", "verified",
                        "verificationNotes", "Meddled",
                        "improvementTarget", id,
                        "improvementOwner", "business"));

        assertThat(improvements.of(incident)).isEqualTo(before);
        assertRefused(rehearsal);
    }

    @Test
    void noImprovementIsTracked() {
        var incident = realIncident(Status.MONITORING);
        improvement(incident);
        var before = improvements.of(incident);

        var rehearsal = rehearse("startImprovementTracking", Map.of("incidentId", incident));

        assertThat(improvements.of(incident)).isEqualTo(before);
        assertRefused(rehearsal);
    }

    @Test
    void noAuditIsKept() {
        var before = audits.last();

        var rehearsal = rehearse("auditPreparedness", Map.of());

        assertThat(audits.last()).isEqualTo(before);
        assertRefused(rehearsal);
    }

    @Test
    void noRosterIsConfirmed() {
        var before = responders.roster();

        var rehearsal = rehearse("recordRosterConfirmation", Map.of());

        assertThat(responders.roster()).isEqualTo(before);
        assertRefused(rehearsal);
    }

    @Test
    void noMessageOfAnotherIncidentIsApproved() {
        var occasion = UUID.randomUUID().toString();
        updates.prepare(
                realIncident(Status.DETECTED),
                occasion,
                "classified",
                List.of(new PlannedUpdate(Audience.RESPONDERS, true, "responder-update", true)));
        var before = updates.ofOccasion(occasion);

        var rehearsal = rehearse(
                "recordUpdateDecision",
                Map.of(
                        "occasion", occasion,
                        "updateDecision", "approve",
                        "externalSubject", "Meddled",
                        "externalBody", "Meddled"));

        assertThat(updates.ofOccasion(occasion)).isNotEmpty().isEqualTo(before);
        assertThat(rehearsal.problem()).contains("belongs to another incident");
    }

    @Test
    void anExerciseOfPeopleGoesOn() {
        var exercise = incidents
                .open(new NewIncident(
                        "Drill",
                        "",
                        IncidentType.OTHER,
                        SYSTEM,
                        "test",
                        "test",
                        null,
                        "drill " + UUID.randomUUID(),
                        true))
                .id();
        repository
                .createDeployment()
                .name(DEPLOYMENT)
                .addString("limits.bpmn", MODEL.formatted(STEP.formatted("auditPreparedness", "")))
                .deploy();
        var count = "select count(*) from quell.preparedness_audit";
        var before = jdbc.sql(count).query(Long.class).single();

        runtime.startProcessInstanceByKey("limits", exercise, Map.of("incidentId", exercise));

        assertThat(jdbc.sql(count).query(Long.class).single()).isEqualTo(before + 1);
    }

    private void assertRefused(Rehearsal rehearsal) {
        assertThat(rehearsal.problem()).contains(REFUSAL);
    }

    private Rehearsal rehearse(String bean, Map<String, String> inputs) {
        return rehearse(STEP.formatted(bean, inputs(inputs)));
    }

    private Rehearsal rehearse(String steps) {
        var answer = new ModelerClient(port, "owner").deploy(DEPLOYMENT, Map.of("limits.bpmn", MODEL.formatted(steps)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        var draft = playbooks.versions(ModelKind.PROCESS, "limits").get(0);
        return rehearsals.rehearse(draft, SYSTEM, "owner");
    }

    private static String inputs(Map<String, String> inputs) {
        return inputs.entrySet().stream()
                .map(input -> "<camunda:inputParameter name=\"" + input.getKey() + "\">" + input.getValue()
                        + "</camunda:inputParameter>")
                .collect(Collectors.joining());
    }

    private static Map<String, String> system(String id) {
        return Map.of(
                "systemId", id,
                "name", "Churn",
                "purpose", "Says who is about to leave",
                "owner", "owner",
                "riskClass", "HIGH",
                "jurisdictions", "EU",
                "fallback", "Everybody counts as loyal",
                "metrics", "accuracy; 0.91; 0.85; below");
    }

    private String receivedSignal() {
        var name = "stranger-" + UUID.randomUUID();
        var body = Map.of(
                "sourceTool", "tester",
                "systemId", name,
                "state", "firing",
                "occurredAt", clock.instant().toString(),
                "family", "fairness",
                "severityHint", "critical",
                "summary", "Odd scores of " + name);
        intake.canonical(CanonicalJson.write(body).getBytes(StandardCharsets.UTF_8))
                .join();
        return runtime.createProcessInstanceQuery()
                .processDefinitionKey("triage-signal")
                .variableValueEquals("systemLabel", name)
                .singleResult()
                .getBusinessKey();
    }

    private String failedJob() {
        var waiting = MODEL.formatted("""
                <bpmn:intermediateCatchEvent id="step">
                  <bpmn:timerEventDefinition id="timer"><bpmn:timeDuration>P1D</bpmn:timeDuration></bpmn:timerEventDefinition>
                </bpmn:intermediateCatchEvent>""").replace("limits", "waiting");
        repository
                .createDeployment()
                .name(DEPLOYMENT)
                .addString("waiting.bpmn", waiting)
                .deploy();
        var instance = runtime.startProcessInstanceByKey("waiting");
        var job =
                management.createJobQuery().processInstanceId(instance.getId()).singleResult();
        management.setJobRetries(job.getId(), 0);
        return job.getId();
    }

    private String improvement(String incident) {
        var due = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(10);
        return improvements
                .add(incident, "Alert on missing values", ImprovementType.DETECT, "engineer", due)
                .id();
    }

    private String realIncident(Status status) {
        var id = incidents
                .open(new NewIncident("Real", "", IncidentType.OTHER, null, "test", "test", null, null, false))
                .id();
        List.of(Status.TRIAGED, Status.CONTAINED, Status.ERADICATED, Status.MONITORING).stream()
                .filter(step -> step.compareTo(status) <= 0)
                .forEach(step -> incidents.transition(id, step, "for the test"));
        return id;
    }
}
