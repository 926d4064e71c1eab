package dev.quell.automation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quell.automation.Approval.Decision;
import dev.quell.automation.spi.ActionRequest;
import dev.quell.automation.spi.Outcome;
import dev.quell.automation.spi.Outcome.Code;
import dev.quell.automation.spi.Simulation;
import dev.quell.incident.Timeline;
import dev.quell.incident.TimelineEntry;
import dev.quell.shared.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class ApprovalsTest {

    private static final ApprovalPolicy NOBODY =
            new ApprovalPolicy(List.of("incident-commander"), 0, Duration.ofMinutes(30), false);

    private static AutomationLab lab;

    private final AutomationFixture fixture = lab.fixture();
    private final Actions actions = lab.bean(Actions.class);
    private final Approvals approvals = lab.bean(Approvals.class);

    @BeforeAll
    static void open() {
        lab = AutomationLab.with(Map.of());
    }

    @AfterAll
    static void close() {
        lab.close();
    }

    @Test
    void performsNothingThatNobodyHasApproved() {
        var action = planned(fixture.bareIncident());

        assertThat(code(actions.perform(action.id()))).isEqualTo(Code.NOT_APPROVED);
        assertThat(actions.require(action.id()).status()).isEqualTo(ActionStatus.PLANNED);
    }

    @Test
    void performsNothingThatWasRejected() {
        var action = planned(fixture.bareIncident());
        var approval = open(action);

        approvals.decide(approval.id(), "commander", Decision.REJECT, "wrong version");

        assertThat(actions.perform(action.id()).needsPerson()).isTrue();
        assertThat(actions.require(action.id()).detail()).contains("wrong version");
        assertThat(fixture.kinds(action.incidentId())).endsWith("action.rejected");
    }

    @Test
    void countsNoConsentToAPlanThatHasChangedSince() {
        var incident = fixture.bareIncident();
        var model = furnished();
        var action = actions.plan(incident, "step", "", setAlias(model, "1"), "engineer");
        var approval = open(action);
        actions.plan(incident, "step", "", setAlias(model, "3"), "engineer");

        assertThatThrownBy(() -> approvals.decide(approval.id(), "commander", Decision.APPROVE, ""))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("has changed since");
    }

    @Test
    void takesConsentAwayWhenThePlanIsReplaced() {
        var incident = fixture.bareIncident();
        var model = furnished();
        fixture.approve(actions.plan(incident, "step", "", setAlias(model, "1"), "engineer"));
        var replaced = actions.plan(incident, "step", "", setAlias(model, "3"), "engineer");

        assertThat(replaced.status()).isEqualTo(ActionStatus.PLANNED);
        assertThat(code(actions.perform(replaced.id()))).isEqualTo(Code.NOT_APPROVED);
    }

    @Test
    void noticesAPlanThatWasTamperedWithInTheDatabase() {
        var action = planned(fixture.bareIncident());
        fixture.approve(action);
        lab.bean(JdbcClient.class)
                .sql("update quell.action set plan_json = replace(plan_json, '\"1\"', '\"3\"') where id = :id")
                .param("id", action.id())
                .update();

        assertThat(code(actions.perform(action.id()))).isEqualTo(Code.NOT_APPROVED);
    }

    @Test
    void performsNothingBeforeTheEvidenceIsFrozen() {
        var incident = fixture.incident(false).id();
        var plans = lab.bean(SystemActions.class)
                .planContainment(incident, new SystemActions.Containment(null, true), "engineer");
        fixture.approve(incident, plans);

        assertThat(code(actions.perform(plans.get(0).id()))).isEqualTo(Code.EVIDENCE_MISSING);
        assertThat(lab.bean(EvidenceGate.class).missing(incident)).containsExactly("registry-state", "metrics");

        fixture.freezeEvidence(incident);
        assertThat(actions.perform(plans.get(0).id()).done()).isTrue();
    }

    @Test
    void actsOnOnePersonsWordWhenTheGlassIsBrokenAndHasItRatifiedLater() {
        var incident = fixture.incident(false).id();
        var plans = lab.bean(SystemActions.class)
                .planContainment(incident, new SystemActions.Containment(null, true), "commander");
        var approval = approvals.open(
                incident, plans.stream().map(Action::id).toList(), AutomationFixture.POLICY, "commander");

        approvals.decide(approval.id(), "commander", Decision.BREAK_GLASS, "nobody answers, loans go out wrong");

        assertThat(actions.perform(plans.get(0).id()).done()).isTrue();
        assertThat(actions.require(plans.get(0).id()).breakGlass()).isTrue();
        assertThat(approvals.toRatify(incident)).hasSize(1);

        approvals.decide(approval.id(), "deputy", Decision.RATIFY, "");
        assertThat(approvals.toRatify(incident)).isEmpty();
        assertThat(fixture.kinds(incident)).contains("action.breakGlass", "action.ratified");
    }

    @Test
    void approvesInAdvanceByTheRuleThatAsksNobody() {
        var action = planned(fixture.bareIncident());
        var approval = approvals.open(action.incidentId(), List.of(action.id()), NOBODY, "engineer");

        var approved = approvals.approveByPolicy(approval.id(), "rule_pause");

        assertThat(approved.status()).isEqualTo(ApprovalStatus.APPROVED);
        assertThat(actions.require(action.id()).approvedAsPlanned()).isTrue();
        assertThat(lab.bean(Timeline.class).of(action.incidentId()))
                .extracting(TimelineEntry::summary)
                .endsWith("Approved by policy rule_pause");
    }

    @Test
    void bindsAnAdvanceApprovalToThePlanToo() {
        var incident = fixture.bareIncident();
        var model = furnished();
        var action = actions.plan(incident, "step", "", setAlias(model, "1"), "engineer");
        var approval = approvals.open(incident, List.of(action.id()), NOBODY, "engineer");
        approvals.approveByPolicy(approval.id(), "rule_pause");

        var replaced = actions.plan(incident, "step", "", setAlias(model, "3"), "engineer");

        assertThat(code(actions.perform(replaced.id()))).isEqualTo(Code.NOT_APPROVED);
    }

    @Test
    void demandsEvidenceOfWhatWasApprovedInAdvanceToo() {
        var incident = fixture.incident(false).id();
        var plan = lab.bean(SystemActions.class)
                .planContainment(incident, new SystemActions.Containment(null, true), "engineer")
                .get(0);
        var approval = approvals.open(incident, List.of(plan.id()), NOBODY, "engineer");
        approvals.approveByPolicy(approval.id(), "rule_pause");

        assertThat(code(actions.perform(plan.id()))).isEqualTo(Code.EVIDENCE_MISSING);
    }

    @Test
    void passesNothingWithoutPeopleThatThePolicyAsksPeopleFor() {
        var approval = open(planned(fixture.bareIncident()));

        assertThatThrownBy(() -> approvals.approveByPolicy(approval.id(), "rule_pause"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("asks for");
        assertThat(approvals.require(approval.id()).status()).isEqualTo(ApprovalStatus.OPEN);
    }

    private Approval open(Action action) {
        return approvals.open(action.incidentId(), List.of(action.id()), AutomationFixture.POLICY, "engineer");
    }

    private Action planned(String incident) {
        return actions.plan(incident, "step", "", setAlias(furnished(), "1"), "engineer");
    }

    private static String furnished() {
        var model = "model-" + UUID.randomUUID();
        var connection = lab.bean(Connections.class).require("simulated");
        var simulation = lab.bean(Simulation.class);
        simulation.furnishModel(connection, model, "champion", "1", "2");
        simulation.furnishVersion(connection, model, "3");
        return model;
    }

    private static ActionRequest setAlias(String model, String version) {
        var params = Map.of("model", model, "alias", "champion", "version", version);
        return new ActionRequest("simulated.setAlias", "simulated", params);
    }

    private static Code code(ActionResult result) {
        return ((Outcome.Rejected) result.outcome()).code();
    }
}
