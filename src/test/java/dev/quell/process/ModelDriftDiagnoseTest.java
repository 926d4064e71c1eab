package dev.quell.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.incident.Incident;
import dev.quell.incident.IncidentType;
import dev.quell.testing.FlowNodeRecorder;
import dev.quell.testing.IntegrationTest;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ModelDriftDiagnoseTest extends IntegrationTest {

    private static final String DIAGNOSE = "model-drift-diagnose";

    ResponseFixture response;

    @BeforeEach
    void fixture(@Autowired BeanFactory beans) {
        response = new ResponseFixture(beans);
    }

    @Test
    void diagnosesByItself() {
        var incident = response.triaged(IncidentType.MODEL_DRIFT);

        response.start(DIAGNOSE, incident, Map.of());

        assertThat(response.ended(incident)).isTrue();
        assertThat(response.kinds(incident)).contains("diagnosis.completed");
    }

    @Test
    void asksAPersonForWhatItCannotRead() {
        var incident = response.unreadable();
        response.start(DIAGNOSE, incident, Map.of());

        answer(incident, "userTask_compareDistributionsByHand", "driftSummary", "Income is a hundred times higher");
        answer(incident, "userTask_listRecentChangesByHand", "changeSummary", "The source was released on Monday");
        assertThat(response.ended(incident)).isTrue();
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void passesEveryFlowNode(@Autowired FlowNodeRecorder recorder) {
        recorder.assertEveryFlowNodePassed(DIAGNOSE);
    }

    private void answer(Incident incident, String task, String field, String text) {
        assertThat(response.openTasks(incident)).containsExactly(task);
        assertThat(response.variable(incident, "failureReason")).asString().isNotBlank();
        response.complete(incident, "t-scientist", task, Map.of(field, text));
    }
}
