package dev.quell.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.quell.shared.CanonicalJson;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** A model-drift incident of {@code credit-scoring}, worked on by the demo people over HTTP; each step waits for its task. */
public final class DriftScenario {

    public static final String SYSTEM = "credit-scoring";

    private static final List<String> APPROVERS = List.of("commander", "operations", "business", "deputy");

    private final QuellProcess quell;
    private final String incident;

    public DriftScenario(QuellProcess quell, String incident) {
        this.quell = quell;
        this.incident = incident;
    }

    public String incident() {
        return incident;
    }

    /** Points the sample system at a registry and a scheduler of the test's own. */
    public static void connect(
            QuellProcess quell,
            String registryConnection,
            String lastGoodVersion,
            String schedulerConnection,
            String dagId) {
        var system = (ObjectNode) quell.get("admin", "/api/v1/systems/" + SYSTEM);
        system.remove(List.of("registeredAt", "updatedAt"));
        system.putObject("registry")
                .put("connection", registryConnection)
                .put("model", SYSTEM)
                .put("alias", "champion")
                .put("lastGoodVersion", lastGoodVersion);
        system.putArray("pipelines")
                .addObject()
                .put("connection", schedulerConnection)
                .put("dagId", dagId);
        var answer = quell.exchange("admin", "PUT", "/api/v1/systems/" + SYSTEM, system.toString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    /** The body that Alertmanager would post for a drift alert of the system. */
    public static Map<String, Object> alert() {
        return CanonicalJson.read("""
                {"version": "4", "groupKey": "{}:{alertname=\\"DataDriftHigh\\"}", "truncatedAlerts": 0, "status": "firing",
                 "receiver": "quell", "groupLabels": {"alertname": "DataDriftHigh"}, "commonLabels": {},
                 "commonAnnotations": {}, "externalURL": "http://alertmanager.example", "alerts": [{
                   "status": "firing",
                   "labels": {"alertname": "DataDriftHigh", "system": "credit-scoring", "severity": "critical"},
                   "annotations": {"summary": "More than half of the features have drifted"},
                   "startsAt": "2026-03-02T08:00:00Z", "endsAt": "0001-01-01T00:00:00Z",
                   "generatorURL": "http://prometheus.example/graph", "fingerprint": "9af0c1d2e3b4a596"}]}""", new TypeReference<>() {});
    }

    public void verify() {
        complete(
                "engineer",
                "userTask_verifyAnomaly",
                Map.of("genuine", "true", "verificationNotes", "Seen in the plot"));
    }

    public void classify() {
        complete(
                "business",
                "userTask_assessImpact",
                Map.of(
                        "harmRealised", "issue",
                        "affectedShare", "0.1",
                        "personalData", "simple",
                        "reversibility", "regular",
                        "adversarial", "no",
                        "urgency", "high",
                        "impactDescription", "Scores of new applicants are off"));
        complete(
                "commander",
                "userTask_confirmSeverity",
                Map.of(
                        "confirmedSeverity",
                        "SEV2",
                        "confirmedPriority",
                        "P2",
                        "overrideReason",
                        "As agreed on the call"));
        complete(
                "commander",
                "userTask_assignRoles",
                Map.of(
                        "incidentCommander", "commander",
                        "aiMlEngineer", "engineer",
                        "dataScientist", "scientist",
                        "itOperations", "operations",
                        "communicationsLead", "comms",
                        "businessStakeholder", "business"));
    }

    public void documentRootCause() {
        complete(
                "engineer",
                "userTask_documentRootCause",
                Map.of(
                        "rootCauseCategory", "upstream-data",
                        "rootCause", "The income feed changed its unit",
                        "targetVersion", "",
                        "pausePipelines", true));
    }

    /** Whoever the policy lets approve, approves. */
    public void approve() {
        var task = awaitTask("userTask_approveActions");
        var answers = Map.of(
                "variables",
                Map.of(
                        "approvalDecision", Map.of("value", "approve"),
                        "decisionReason", Map.of("value", "Read and agreed")));
        var refusals = APPROVERS.stream()
                .map(user -> quell.exchange(user, "POST", "/engine-rest/task/" + task + "/submit-form", answers))
                .takeWhile(answer -> answer.statusCode() >= 300)
                .map(answer -> answer.body())
                .toList();
        assertThat(refusals).as("refusals of all who may approve").hasSizeLessThan(APPROVERS.size());
    }

    public void eradicate(String retrainedVersion) {
        complete(
                "scientist",
                "userTask_fixDataSource",
                Map.of(
                        "sourceFixOutcome", "fixed",
                        "sourceFixDescription", "The feed sends euros again",
                        "sourceFixProof", "https://git.example/feed/commit/4711"));
        complete(
                "engineer",
                "userTask_retrainModel",
                Map.of(
                        "retrainOutcome", "retrained",
                        "retrainedVersion", retrainedVersion,
                        "retrainProof", "https://mlflow.example/runs/4711",
                        "retrainMetrics", "accuracy 0.91 on the recent slice"));
    }

    public void planRedeployment(String version) {
        complete(
                "engineer",
                "userTask_planRedeployment",
                Map.of(
                        "newVersion",
                        version,
                        "trainingResumes",
                        true,
                        "redeploymentReason",
                        "Retrained on clean data"));
    }

    /** Where the fresh observations are not enough for the criteria, a person accepts with a reason. */
    public void acceptRecoveryIfAsked() {
        await("recovery of " + incident).atMost(Duration.ofMinutes(2)).until(() -> {
            var open = quell.openTasks(incident);
            return open.contains("userTask_reviewUnmetCriteria") || open.contains("userTask_scheduleLessonsLearned");
        });
        if (quell.openTasks(incident).contains("userTask_reviewUnmetCriteria")) {
            complete(
                    "commander",
                    "userTask_reviewUnmetCriteria",
                    Map.of("criteriaDecision", "accept", "criteriaDecisionReason", "The retrained model holds"));
        }
    }

    public void review() {
        complete(
                "commander",
                "userTask_scheduleLessonsLearned",
                Map.of(
                        "sessionAt",
                        LocalDate.now(ZoneOffset.UTC).plusDays(2) + "T10:00:00Z",
                        "sessionParticipants",
                        "commander, engineer, business"));
        complete(
                "commander",
                "userTask_holdLessonsLearned",
                Map.of(
                        "reviewSummary", "An upstream feed changed its unit and the model drifted.",
                        "contributingFactors", "No schema check on the feed",
                        "improvementNeeded", "yes"));
        complete(
                "commander",
                "userTask_recordImprovement",
                Map.of(
                        "improvementTarget", "new",
                        "improvementDescription", "Check units of the income feed",
                        "improvementType", "prevent",
                        "improvementOwner", "engineer",
                        "improvementDueDate",
                                LocalDate.now(ZoneOffset.UTC).plusDays(30).toString(),
                        "anotherImprovement", false));
        complete(
                "owner",
                "userTask_decidePlaybookChange",
                Map.of(
                        "playbookChange",
                        "none",
                        "noChangeReason",
                        "The steps fitted; detection has to become earlier"));
    }

    public void complete(String user, String element, Map<String, Object> answers) {
        awaitTask(element);
        quell.complete(user, incident, element, answers);
    }

    /** Waits for a task and lets messages to the outside go meanwhile, so that they hold nobody up. */
    public String awaitTask(String element) {
        await(element + " of " + incident)
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> {
                    var open = quell.openTasks(incident);
                    if (open.contains("userTask_approveUpdates")) {
                        quell.complete(
                                "comms",
                                incident,
                                "userTask_approveUpdates",
                                Map.of("updateDecision", "reject", "rejectionReason", "Internal only"));
                    }
                    return open.contains(element);
                });
        return quell.awaitTask(incident, element);
    }
}
