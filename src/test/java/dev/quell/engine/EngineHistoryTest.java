package dev.quell.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.testing.IntegrationTest;
import dev.quell.testing.ProcessDriver;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the engine keeps of its own about a process. */
class EngineHistoryTest extends IntegrationTest {

    private static final String PROCESS = "history-test";

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    ManagementService management;

    @Autowired
    HistoryService history;

    @Autowired
    ProcessDriver driver;

    private final String key = "history-" + UUID.randomUUID();
    private String deployment;
    private String instance;

    @BeforeEach
    void aProcessWithAStepInTheBackgroundAndATimer() {
        var model = Bpmn.createExecutableProcess(PROCESS)
                .camundaHistoryTimeToLiveString("P1D")
                .startEvent("start")
                .intermediateThrowEvent("reached")
                .camundaAsyncBefore()
                .intermediateCatchEvent("waited")
                .timerWithDuration("PT1H")
                .endEvent("end")
                .done();
        deployment = repository
                .createDeployment()
                .addModelInstance(PROCESS + ".bpmn", model)
                .deploy()
                .getId();
        instance = runtime.startProcessInstanceByKey(PROCESS, key, Map.of("figure", 1))
                .getId();
        driver.runJobs(key);
    }

    @AfterEach
    void tidyUp() {
        repository.deleteDeployment(deployment, true);
    }

    @Test
    void keepsTheWayThatAProcessTook() {
        driver.fireTimer(key, "waited");

        assertThat(history.createHistoricActivityInstanceQuery()
                        .processInstanceId(instance)
                        .finished()
                        .list())
                .extracting(HistoricActivityInstance::getActivityId)
                .containsExactlyInAnyOrder("start", "reached", "waited", "end");
    }

    @Test
    void keepsNoValues() {
        assertThat(runtime.getVariable(instance, "figure")).isEqualTo(1);
        assertThat(history.createHistoricVariableInstanceQuery()
                        .processInstanceId(instance)
                        .list())
                .isEmpty();
        assertThat(history.createHistoricDetailQuery()
                        .processInstanceId(instance)
                        .list())
                .isEmpty();
    }

    @Test
    void keepsTimersThatFiredButNoStepThatWentWell() {
        assertThat(jobs()).isEmpty();

        driver.fireTimer(key, "waited");

        assertThat(jobs()).containsExactly("waited");
    }

    private List<String> jobs() {
        return history.createHistoricJobLogQuery().processInstanceId(instance).successLog().list().stream()
                .map(entry -> entry.getActivityId())
                .toList();
    }
}
