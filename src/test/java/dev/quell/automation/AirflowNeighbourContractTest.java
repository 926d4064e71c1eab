package dev.quell.automation;

import static dev.quell.testing.neighbours.AirflowServer.DAG_ID;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.automation.spi.Outcome;
import dev.quell.automation.spi.PipelineScheduler;
import dev.quell.automation.spi.PipelineScheduler.PipelineRun;
import dev.quell.testing.neighbours.AirflowServer;
import dev.quell.testing.neighbours.NeighbourTest;
import dev.quell.testing.outside.FaultProxy;
import dev.quell.testing.outside.RealUpstream;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** The contract against a real Airflow 3. */
@NeighbourTest
@TestInstance(Lifecycle.PER_CLASS)
class AirflowNeighbourContractTest extends ConnectorContract implements HttpFaultContract {

    private AirflowServer airflow;
    private FaultProxy proxy;
    private AutomationLab lab;

    @BeforeAll
    void start() {
        airflow = AirflowServer.shared();
        proxy = new FaultProxy(new RealUpstream(airflow.url()), FaultProxy::changesDag);
        lab = AutomationLab.with(Map.of(
                "quell.outbound.response-timeout",
                "8s",
                "quell.connections.scheduler.type",
                "airflow",
                "quell.connections.scheduler.url",
                proxy.url(),
                "quell.connections.scheduler.username",
                AirflowServer.USER,
                "quell.connections.scheduler.password",
                AirflowServer.PASSWORD,
                "quell.connections.viewer.type",
                "airflow",
                "quell.connections.viewer.url",
                airflow.url().toString(),
                "quell.connections.viewer.username",
                AirflowServer.VIEWER,
                "quell.connections.viewer.password",
                AirflowServer.VIEWER_PASSWORD));
    }

    @BeforeEach
    void begin() {
        airflow.pause(DAG_ID, false);
        proxy.reset();
        openIncident();
    }

    @AfterEach
    void leaveUnpaused() {
        airflow.pause(DAG_ID, false);
    }

    @AfterAll
    void stop() {
        lab.close();
        proxy.close();
    }

    @Test
    void isRefusedByAirflowWhenTheAccountMayOnlyLook() {
        var viewer = lab.bean(Connections.class).require("viewer");
        var plan = approved().plan();

        assertThat(connector().act(viewer, plan, approved().key(), () -> true))
                .isInstanceOfSatisfying(
                        Outcome.Rejected.class,
                        rejected -> assertThat(rejected.code()).isEqualTo(Outcome.Code.FORBIDDEN));
        assertThat(airflow.isPaused(DAG_ID)).isFalse();
    }

    @Test
    void countsAndListsRuns() {
        var run = "run-" + UUID.randomUUID();
        airflow.trigger(DAG_ID, run, 0);

        assertThat(approved().plan().before().facts().get("activeRuns")).isNotEqualTo(0);
        assertThat(((PipelineScheduler) connector())
                        .pipeline(connection(), DAG_ID)
                        .runs())
                .extracting(PipelineRun::id)
                .contains(run);
    }

    @Override
    Bench bench() {
        return new AirflowBench(DAG_ID, proxy) {
            @Override
            boolean paused() {
                return airflow.isPaused(DAG_ID);
            }

            @Override
            public void changeByHand() {
                airflow.pause(DAG_ID, true);
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
