package dev.quell.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quell.incident.Evidence;
import dev.quell.incident.EvidenceStore;
import dev.quell.incident.Incident;
import dev.quell.incident.IncidentType;
import dev.quell.testing.FlowNodeRecorder;
import dev.quell.testing.IntegrationTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class GenericPlaybookTest extends IntegrationTest {

    private static final Map<String, Object> PLAN = Map.of(
            "containmentPlan", "Switch the scoring to the rule set",
            "stateBefore", "Scoring by the model",
            "blastRadius", "Private customers",
            "undoPlan", "Switch the scoring back");
    private static final Map<String, Object> RECOVERY = Map.of(
            "recoveryPlan", "Switch the scoring back to the model",
            "stateBefore", "Scoring by the rule set",
            "blastRadius", "Private customers");
    private static final Map<String, Object> DONE =
            Map.of("manualOutcome", "done", "manualProof", "Switched at 10:00, see the change log");

    ResponseFixture response;
    Incident incident;

    @BeforeEach
    void anIncident(@Autowired BeanFactory beans) {
        response = new ResponseFixture(beans);
        incident = response.triaged(IncidentType.OTHER);
    }

    @Test
    void asksAPersonToLook() {
        response.start("generic-diagnose", incident, Map.of());
        assertThatThrownBy(() -> response.complete(
                        incident, "t-engineer", "userTask_investigateAnomaly", Map.of("driftSummary", "")))
                .hasMessageContaining("What deviates from normal?");

        response.complete(
                incident,
                "t-engineer",
                "userTask_investigateAnomaly",
                Map.of("driftSummary", "Half of the applications are refused since Monday"));
        assertThat(response.ended(incident)).isTrue();
    }

    @Test
    void containsByHandAfterApproval() {
        response.start("generic-contain", incident, Map.of());
        response.complete(incident, "t-lead", "userTask_planContainment", PLAN);
        assertThatThrownBy(() -> response.approve(incident.id(), "t-lead"))
                .hasMessageContaining("t-lead proposed this");
        response.approve(incident.id(), "t-commander");
        response.complete(incident, "t-operations", "userTask_carryOutContainment", DONE);
        response.complete(incident, "t-scientist", "userTask_proveContainment", verified("holds"));

        assertThat(response.ended(incident)).isTrue();
        assertThat(response.kinds(incident)).contains("action.approved");
    }

    @Test
    void plansAgainAfterARejectionAndWhenTheHarmGoesOn() {
        response.start("generic-contain", incident, Map.of());
        response.complete(incident, "t-engineer", "userTask_planContainment", PLAN);
        response.decide(incident.id(), "t-commander", "reject", "The rules are worse");
        assertThat(response.openTasks(incident)).containsExactly("userTask_planContainment");

        response.complete(incident, "t-engineer", "userTask_planContainment", PLAN);
        response.approve(incident.id(), "t-commander");
        response.complete(incident, "t-operations", "userTask_carryOutContainment", DONE);
        response.complete(incident, "t-scientist", "userTask_proveContainment", verified("doesNotHold"));
        assertThat(response.openTasks(incident)).containsExactly("userTask_planContainment");
    }

    @Test
    void asksAPersonToUndoTheContainmentWhenStoodDownMeanwhile() {
        response.startCaught("generic-contain", incident);
        response.complete(incident, "t-engineer", "userTask_planContainment", PLAN);
        response.approve(incident.id(), "t-commander");
        response.complete(incident, "t-operations", "userTask_carryOutContainment", DONE);

        response.standDown(incident);

        assertThat(response.openTasks(incident)).containsExactly("userTask_undoContainment");
        response.complete(
                incident,
                "t-operations",
                "userTask_undoContainment",
                Map.of("undoOutcome", "restored", "undoReason", "Switched back at 11:00"));
        assertThat(response.openTasks(incident)).containsExactly("userTask_afterStandDown");
    }

    @Test
    void keepsTheProofThatTheCauseIsRemoved(@Autowired EvidenceStore evidence) {
        response.start("generic-eradicate", incident, Map.of());
        response.complete(
                incident,
                "t-engineer",
                "userTask_planEradication",
                Map.of("eradicationPlan", "Repair the unit of the income", "eradicationOwner", "Data platform"));
        response.complete(
                incident,
                "t-engineer",
                "userTask_removeCause",
                Map.of("eradicationDescription", "The unit is checked on import", "eradicationProof", "commit 4f2a"));

        assertThat(response.ended(incident)).isTrue();
        assertThat(evidence.of(incident.id())).extracting(Evidence::name).contains("eradication-proof.json");
    }

    @Test
    void recoversByHandAfterApprovalBySomebodyElse() {
        response.start("generic-recover", incident, Map.of());
        response.complete(incident, "t-engineer", "userTask_planRecovery", RECOVERY);
        assertThatThrownBy(() -> response.decide(incident.id(), "t-commander", "breakGlass", "At once"))
                .hasMessageContaining("takes one of");
        response.decide(incident.id(), "t-commander", "reject", "Not on a Friday");
        response.complete(incident, "t-engineer", "userTask_planRecovery", RECOVERY);
        response.approve(incident.id(), "t-commander");
        response.complete(incident, "t-operations", "userTask_carryOutRecovery", DONE);
        response.complete(incident, "t-scientist", "userTask_proveRecovery", verified("doesNotHold"));
        response.complete(incident, "t-engineer", "userTask_planRecovery", RECOVERY);
        response.approve(incident.id(), "t-commander");
        response.complete(incident, "t-operations", "userTask_carryOutRecovery", DONE);
        response.complete(incident, "t-scientist", "userTask_proveRecovery", verified("holds"));

        assertThat(response.ended(incident)).isTrue();
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void passesEveryFlowNode(@Autowired FlowNodeRecorder recorder) {
        List.of("generic-diagnose", "generic-contain", "generic-eradicate", "generic-recover")
                .forEach(recorder::assertEveryFlowNodePassed);
    }

    private static Map<String, Object> verified(String result) {
        return Map.of("verificationResult", result, "verificationProof", "Looked at a hundred decisions");
    }
}
