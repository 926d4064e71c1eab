package dev.quell.automation;

import static org.assertj.core.api.Assertions.assertThat;

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
    private final FaultProxy proxy = new FaultProxy(stub, MlflowBench::changesAlias);
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
        stub.aliases.get(model).put("champion", "2");
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

        assertThat(stub.tags).containsEntry(model + "/1/incident.action", action.id());
    }

    @Test
    void removesAnAliasThatWasNotThereBefore() {
        stub.aliases.get(model).clear();
        var action = performed();

        assertThat(actions.undo(action.id()).kind()).isEqualTo(UndoResult.Kind.UNDONE);
        assertThat(stub.aliases.get(model)).isEmpty();
    }

    @Override
    public String meddle() {
        stub.aliases.get(model).put("champion", "3");
        return "3";
    }

    @Override
    Bench bench() {
        return new MlflowBench(model, proxy) {
            @Override
            public String state() {
                return stub.aliases.get(model).get("champion");
            }

            @Override
            public void changeByHand() {
                stub.aliases.get(model).put("champion", "1");
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
