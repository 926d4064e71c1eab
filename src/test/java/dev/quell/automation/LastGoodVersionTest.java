package dev.quell.automation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quell.incident.IncidentType;
import dev.quell.incident.Incidents;
import dev.quell.incident.NewIncident;
import dev.quell.inventory.AiSystems;
import dev.quell.testing.outside.FaultProxy;
import dev.quell.testing.outside.MlflowStub;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LastGoodVersionTest {

    private static final MlflowStub STUB = new MlflowStub();
    private static FaultProxy proxy;
    private static AutomationLab lab;

    @BeforeAll
    static void open() {
        proxy = new FaultProxy(STUB, FaultProxy::movesAlias);
        lab = AutomationLab.with(
                Map.of("quell.connections.registry.type", "mlflow", "quell.connections.registry.url", proxy.url()));
    }

    @AfterAll
    static void close() {
        lab.close();
        proxy.close();
    }

    @Test
    void isWhatTheInventorySays() {
        var incident = incident("4", "2");

        assertThat(rolledBackTo(incident)).isEqualTo("2");
    }

    @Test
    void isElseTheNewestReadyVersionBeforeThePresentOne() {
        var incident = incident("4", null);

        assertThat(rolledBackTo(incident)).isEqualTo("3");
    }

    @Test
    void isElseWhereTheAliasStoodBeforeOurLatestMove() {
        var incident = incident("2", null);
        var actions = lab.bean(SystemActions.class);
        lab.fixture().freezeEvidence(incident);
        lab.fixture().approve(incident, actions.planRedeployment(incident, "5", false, "engineer"));
        assertThat(actions.perform(incident, SystemActions.REDEPLOY_MODEL)).matches(StepResult::done);

        assertThat(rolledBackTo(incident)).isEqualTo("2");
    }

    @Test
    void isRefusedWhenThereIsNone() {
        var incident = incident("1", null);

        assertThatThrownBy(() -> rolledBackTo(incident))
                .isInstanceOf(ActionRefusedException.class)
                .hasMessageContaining("registry.lastGoodVersion");
    }

    private static Object rolledBackTo(String incident) {
        var plans = lab.bean(SystemActions.class)
                .planContainment(incident, new SystemActions.Containment(null, false), "engineer");
        return plans.get(0).plan().predictedAfter().get("version");
    }

    private static String incident(String current, @Nullable String lastGood) {
        var id = "auto-" + UUID.randomUUID().toString().substring(0, 8);
        lab.bean(AiSystems.class).register(AutomationFixture.system(id, "registry", lastGood));
        STUB.registerModel(id, 5);
        STUB.alias(id, "champion", current);
        return lab.bean(Incidents.class)
                .open(new NewIncident("Test", "", IncidentType.MODEL_DRIFT, id, "api", "tester", null, null, false))
                .id();
    }
}
