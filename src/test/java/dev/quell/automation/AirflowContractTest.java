package dev.quell.automation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.automation.spi.PipelineScheduler;
import dev.quell.testing.outside.AirflowStub;
import dev.quell.testing.outside.FaultProxy;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AirflowContractTest {

    @Nested
    class Airflow3 extends Contract {

        Airflow3() {
            super(3);
        }

        @ParameterizedTest
        @ValueSource(ints = {401, 403})
        void fetchesAFreshTokenOnceWhenTheOldOneIsRefused(int status) {
            var action = approved();
            var logins = stub.logins();
            stub.forgetTokens(status);

            assertThat(actions.perform(action.id()).done()).isTrue();

            assertThat(stub.logins()).isEqualTo(logins + 1);
            assertThat(stub.isPaused(dagId)).isTrue();
        }
    }

    @Nested
    class Airflow2 extends Contract {

        Airflow2() {
            super(2);
        }
    }

    @TestInstance(Lifecycle.PER_CLASS)
    abstract static class Contract extends ConnectorContract implements HttpFaultContract {

        final AirflowStub stub;
        private final int version;
        String dagId;
        private final FaultProxy proxy;
        private AutomationLab lab;

        Contract(int version) {
            this.version = version;
            this.stub = new AirflowStub(version);
            this.proxy = new FaultProxy(stub, FaultProxy::changesDag);
        }

        @BeforeAll
        void start() {
            lab = AutomationLab.with(Map.of(
                    "quell.connections.scheduler.type",
                    "airflow",
                    "quell.connections.scheduler.url",
                    proxy.url(),
                    "quell.connections.scheduler.username",
                    AirflowStub.USER,
                    "quell.connections.scheduler.password",
                    AirflowStub.PASSWORD,
                    "quell.connections.scheduler.api-version",
                    "" + version));
        }

        @BeforeEach
        void addDag() {
            dagId = "training_" + UUID.randomUUID();
            stub.pause(dagId, false);
            proxy.reset();
            openIncident();
        }

        @AfterAll
        void stop() {
            lab.close();
            proxy.close();
        }

        @Test
        void listsTheRunsOfAPipeline() {
            var pipeline = ((PipelineScheduler) connector()).pipeline(connection(), dagId);

            assertThat(pipeline.paused()).isFalse();
            assertThat(pipeline.runs()).singleElement().satisfies(run -> {
                assertThat(run.state()).isEqualTo("success");
                assertThat(run.startedAt()).isEqualTo(Instant.parse("2026-03-01T04:00:00.123456Z"));
            });
        }

        @Override
        Bench bench() {
            return new AirflowBench(dagId, proxy) {
                @Override
                boolean paused() {
                    return stub.isPaused(dagId);
                }

                @Override
                public void changeByHand() {
                    stub.pause(dagId, true);
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
}
