package dev.quell.automation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.automation.spi.ModelRegistry;
import dev.quell.automation.spi.ModelRegistry.ModelVersion;
import dev.quell.testing.neighbours.MlflowServer;
import dev.quell.testing.neighbours.NeighbourTest;
import dev.quell.testing.outside.FaultProxy;
import dev.quell.testing.outside.RealUpstream;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** The contract against a real MLflow. */
@NeighbourTest
@TestInstance(Lifecycle.PER_CLASS)
class MlflowNeighbourContractTest extends ConnectorContract implements ManyStatesContract, HttpFaultContract {

    private MlflowServer mlflow;
    private FaultProxy proxy;
    private AutomationLab lab;
    private String model;

    @BeforeAll
    void start() {
        mlflow = MlflowServer.shared();
        proxy = new FaultProxy(new RealUpstream(mlflow.url()), FaultProxy::movesAlias);
        lab = AutomationLab.with(Map.of(
                "quell.outbound.response-timeout", "15s",
                "quell.connections.registry.type", "mlflow",
                "quell.connections.registry.url", proxy.url(),
                "quell.connections.registry.username", "quell",
                "quell.connections.registry.password", SECRET + "mlflow"));
    }

    @BeforeEach
    void registerModel() {
        model = "credit's scoring " + UUID.randomUUID();
        mlflow.registerModel(model, 3);
        mlflow.alias(model, "champion", "2");
        proxy.reset();
        openIncident();
    }

    @AfterAll
    void stop() {
        lab.close();
        proxy.close();
    }

    @Test
    void leavesTheActionsKeyAtTheVersion() {
        var action = performed();

        assertThat(mlflow.tag(model, "1", "incident.action")).contains(action.id());
    }

    @Test
    void listsTheVersionsOfAModel() {
        var registered = ((ModelRegistry) connector()).model(connection(), model);

        assertThat(registered.aliases()).containsEntry("champion", "2");
        assertThat(registered.versions()).extracting(ModelVersion::version).containsExactly("3", "2", "1");
        assertThat(registered.versions()).allMatch(ModelVersion::ready);
    }

    @Override
    public String meddle() {
        mlflow.alias(model, "champion", "3");
        return "3";
    }

    @Override
    Bench bench() {
        return new MlflowBench(model, proxy) {
            @Override
            public String state() {
                return mlflow.aliasVersion(model, "champion").orElse("none");
            }

            @Override
            public void changeByHand() {
                mlflow.alias(model, "champion", "1");
            }
        };
    }

    @Override
    AutomationLab lab() {
        return lab;
    }

    @Override
    public FaultProxy proxy() {
        return proxy;
    }

    @Override
    public ConnectorContract contract() {
        return this;
    }
}
