package dev.quell.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quell.automation.ActionStatus;
import dev.quell.incident.Evidence;
import dev.quell.incident.EvidenceStore;
import dev.quell.incident.Incident;
import dev.quell.incident.IncidentRoles;
import dev.quell.incident.IncidentType;
import dev.quell.shared.Role;
import dev.quell.testing.FlowNodeRecorder;
import dev.quell.testing.IntegrationTest;
import dev.quell.testing.ProcessDriver;
import java.util.Map;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** The parts "eradicate" and "recover" of the playbook model-drift. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ModelDriftRecoverTest extends IntegrationTest {

    private static final String RECOVER = "model-drift-recover";
    private static final Map<String, Object> NOT_DONE =
            Map.of("manualOutcome", "notDone", "manualProof", "The console is away as well");

    @Autowired
    ProcessDriver driver;

    @Autowired
    IncidentRoles roles;

    ResponseFixture response;
    Incident incident;

    @BeforeEach
    void anIncidentWithFrozenEvidence(@Autowired BeanFactory beans) {
        response = new ResponseFixture(beans);
        incident = response.withEvidence(IncidentType.MODEL_DRIFT);
    }

    @Test
    void demandsTheProofThatTheCauseIsRemovedAndKeepsIt(@Autowired EvidenceStore evidence) {
        response.start("model-drift-eradicate", incident, Map.of());
        assertThatThrownBy(() -> response.complete(
                        incident,
                        "t-scientist",
                        "userTask_fixDataSource",
                        Map.of("sourceFixOutcome", "fixed", "sourceFixDescription", "The unit is checked on import")))
                .hasMessageContaining("\"Proof\" is needed");
        retrained("t-engineer");

        assertThat(response.ended(incident)).isTrue();
        assertThat(evidence.of(incident.id())).extracting(Evidence::name).contains("eradication-proof.json");
    }

    @Test
    void redeploysOnceSomebodyElseThanTheImplementerApproves() {
        response.start(RECOVER, incident, Map.of("newVersion", "7"));
        response.complete(incident, "t-engineer", "userTask_planRedeployment", plan("7", true));
        assertThatThrownBy(() -> response.approve(incident.id(), "t-engineer"))
                .hasMessageContaining("t-engineer proposed this");
        response.approve(incident.id(), "t-commander");

        assertThat(response.ended(incident)).isTrue();
        assertThat(response.outside.alias(incident)).isEqualTo("7");
        assertThat(response.actionStatuses(incident)).containsOnly(ActionStatus.VERIFIED);
    }

    @Test
    void keepsWhoeverRetrainedTheModelFromApprovingItsRedeployment() {
        roles.assign(incident.id(), Role.INCIDENT_COMMANDER, "t-lead");
        retrain("t-lead");
        response.start(RECOVER, incident, Map.of("newVersion", "7"));
        response.complete(incident, "t-engineer", "userTask_planRedeployment", plan("7", false));

        assertThat(response.openTasks(incident)).containsExactly("userTask_approveActions");
        assertThat(driver.tasks(incident.id())).extracting(Task::getAssignee).containsOnlyNulls();
        assertThatThrownBy(() -> response.approve(incident.id(), "t-lead"))
                .hasMessageContaining("t-lead implemented what this is about (Retrain model)");
        response.approve(incident.id(), "t-commander");
        assertThat(response.ended(incident)).isTrue();
    }

    @Test
    void keepsWhoeverRedeployedByHandFromApprovingTheNextPlan() {
        response.start(RECOVER, incident, Map.of());
        response.complete(incident, "t-engineer", "userTask_planRedeployment", plan("7", false));
        response.approveUntil(incident.id(), "t-commander", "serviceTask_redeployModel");
        response.outside.moveAlias(incident, "4");
        driver.runJobs(incident.id());
        response.complete(incident, "t-operations", "userTask_redeployModelByHand", NOT_DONE);
        response.complete(incident, "t-scientist", "userTask_verifyRecoveryByHand", verified("doesNotHold"));
        response.complete(incident, "t-engineer", "userTask_planRedeployment", plan("7", false));

        assertThatThrownBy(() -> response.approve(incident.id(), "t-operations"))
                .hasMessageContaining("Redeploy model by hand");
        response.approve(incident.id(), "t-commander");
        assertThat(response.ended(incident)).isTrue();
    }

    @Test
    void keepsWhoeverApprovedTheRedeploymentFromCarryingItOutByHand() {
        response.start(RECOVER, incident, Map.of());
        response.complete(incident, "t-engineer", "userTask_planRedeployment", plan("7", false));
        response.approveUntil(incident.id(), "t-operations", "serviceTask_redeployModel");
        response.outside.moveAlias(incident, "4");
        driver.runJobs(incident.id());

        assertThatThrownBy(() -> response.complete(incident, "t-operations", "userTask_redeployModelByHand", NOT_DONE))
                .hasMessageContaining("t-operations approved this plan");
        assertThat(response.openTasks(incident)).containsExactly("userTask_redeployModelByHand");
    }

    @Test
    void givesAPlanBackThatIsNotPossibleOrIsRejected() {
        response.start(RECOVER, incident, Map.of());
        response.complete(incident, "t-engineer", "userTask_planRedeployment", plan("seven", true));
        assertThat(response.openTasks(incident)).containsExactly("userTask_planRedeployment");
        assertThat(response.variable(incident, "failureReason")).asString().contains("version");

        response.complete(incident, "t-engineer", "userTask_planRedeployment", plan("7", false));
        response.decide(incident.id(), "t-commander", "reject", "No canary yet");
        assertThat(response.openTasks(incident)).containsExactly("userTask_planRedeployment");
    }

    @Test
    void givesAPlanBackThatChangedBeforeItWasCarriedOut() {
        response.start(RECOVER, incident, Map.of());
        response.complete(incident, "t-engineer", "userTask_planRedeployment", plan("7", false));
        response.outside.moveAlias(incident, "4");
        response.approve(incident.id(), "t-commander");

        assertThat(response.openTasks(incident)).containsExactly("userTask_planRedeployment");
        assertThat(response.outside.alias(incident)).isEqualTo("4");
    }

    @Test
    void handsEveryStepThatFailsToAPerson() {
        response.start(RECOVER, incident, Map.of());
        response.complete(incident, "t-engineer", "userTask_planRedeployment", plan("7", true));
        response.approveUntil(incident.id(), "t-commander", "serviceTask_redeployModel");
        response.outside.remove(incident, SimulatedOutside.MODEL);
        response.outside.remove(incident, SimulatedOutside.PIPELINE);
        driver.runJobs(incident.id());

        response.complete(incident, "t-operations", "userTask_redeployModelByHand", NOT_DONE);
        response.complete(incident, "t-operations", "userTask_resumeTrainingByHand", NOT_DONE);
        response.complete(incident, "t-scientist", "userTask_verifyRecoveryByHand", verified("doesNotHold"));
        assertThat(response.openTasks(incident)).containsExactly("userTask_planRedeployment");
    }

    @Test
    void endsWhenAPersonHasSeenTheRecovery() {
        response.start(RECOVER, incident, Map.of());
        response.complete(incident, "t-engineer", "userTask_planRedeployment", plan("7", false));
        response.approveUntil(incident.id(), "t-commander", "serviceTask_verifyRecovery");
        response.outside.moveAlias(incident, "4");
        driver.runJobs(incident.id());

        response.complete(incident, "t-scientist", "userTask_verifyRecoveryByHand", verified("holds"));
        assertThat(response.ended(incident)).isTrue();
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void passesEveryFlowNode(@Autowired FlowNodeRecorder recorder) {
        recorder.assertEveryFlowNodePassed("model-drift-eradicate");
        recorder.assertEveryFlowNodePassed(RECOVER);
    }

    private void retrain(String user) {
        response.start("model-drift-eradicate", incident, Map.of());
        retrained(user);
    }

    private void retrained(String user) {
        response.complete(
                incident,
                "t-scientist",
                "userTask_fixDataSource",
                Map.of(
                        "sourceFixOutcome",
                        "notNeeded",
                        "sourceFixDescription",
                        "The data is sound, the world changed"));
        response.complete(
                incident,
                user,
                "userTask_retrainModel",
                Map.of(
                        "retrainOutcome", "retrained",
                        "retrainedVersion", "7",
                        "retrainProof", "run 8c1",
                        "retrainMetrics", "Accuracy 0.91 on the last week"));
    }

    private static Map<String, Object> plan(String version, boolean resume) {
        return Map.of(
                "newVersion", version,
                "trainingResumes", resume,
                "redeploymentReason", "Accuracy 0.91 on the last week, reviewed by two");
    }

    private static Map<String, Object> verified(String result) {
        return Map.of("verificationResult", result, "verificationProof", "The endpoint answers with version 7");
    }
}
