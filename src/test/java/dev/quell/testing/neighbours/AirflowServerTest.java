package dev.quell.testing.neighbours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;

@NeighbourTest
class AirflowServerTest {

    private final AirflowServer airflow = AirflowServer.shared();

    @Test
    void pausesAndUnpausesTheTrainingPipeline() {
        airflow.pause(AirflowServer.DAG_ID, true);
        assertThat(airflow.isPaused(AirflowServer.DAG_ID)).isTrue();

        airflow.pause(AirflowServer.DAG_ID, false);
        assertThat(airflow.isPaused(AirflowServer.DAG_ID)).isFalse();
    }

    @Test
    void runsTheTrainingPipelineToItsEnd() {
        airflow.trigger(AirflowServer.DAG_ID, "smoke.run", 0);

        await().atMost(Duration.ofSeconds(90))
                .until(() -> airflow.runState(AirflowServer.DAG_ID, "smoke.run"), "success"::equals);
    }
}
