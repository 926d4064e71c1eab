package dev.quell.automation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.testing.outside.FaultProxy;
import dev.quell.testing.outside.MlflowStub;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

@TestInstance(Lifecycle.PER_CLASS)
class MlflowContractTest extends ConnectorContract implements ManyStatesContract, HttpFaultContract {

    private final MlflowStub stub = new MlflowStub();
    private final FaultProxy proxy = new FaultProxy(stub, FaultProxy::movesAlias);
    private String model;
    private AutomationLab lab;

    @BeforeAll
    void start() {
        lab = AutomationLab.with(Map.of(
                "quell.connections.registry.type",
                "mlflow",
                "quell.connections.registry.url",
                proxy.url(),
                "quell.connections.registry.username",
                "quell",
                "quell.connections.registry.password",
                SECRET + "mlflow"));
    }

    @BeforeEach
    void registerModel() {
        model = "credit-scoring-" + UUID.randomUUID();
        stub.registerModel(model, 3);
        stub.alias(model, "champion", "2");
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

        assertThat(stub.tag(model, "1", "incident.action")).contains(action.id());
    }

    @Test
    void removesAnAliasThatWasNotThereBefore() {
        stub.registerModel(model, 3);
        var action = performed();

        assertThat(actions.undo(action.id()).kind()).isEqualTo(UndoResult.Kind.UNDONE);
        assertThat(stub.aliasVersion(model, "champion")).isEmpty();
    }

    @Override
    public String meddle() {
        stub.alias(model, "champion", "3");
        return "3";
    }

    @Override
    Bench bench() {
        return new MlflowBench(model, proxy) {
            @Override
            public String state() {
                return stub.aliasVersion(model, "champion").orElse("none");
            }

            @Override
            public void changeByHand() {
                stub.alias(model, "champion", "1");
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
