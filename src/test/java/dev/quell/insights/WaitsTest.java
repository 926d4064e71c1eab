package dev.quell.insights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.data.Offset.offset;

import dev.quell.insights.Waits.Wait;
import dev.quell.testing.IntegrationTest;
import dev.quell.testing.ProcessDriver;
import dev.quell.testing.SettableClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Waits of real process instances, of which the test knows how long they were. */
class WaitsTest extends IntegrationTest {

    private static final String OUTER = "insights-outer";
    private static final String INNER = "insights-inner";
    private static final String TASK = "userTask_lookClosely";
    private static final String CALL = "callActivity_part";
    private static final double HOUR = 3600;

    @Autowired
    private Waits waits;

    @Autowired
    private IncidentList incidents;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ProcessDriver driver;

    @Autowired
    private SettableClock clock;

    private RecordedIncidents record;

    @BeforeEach
    void deployAProcessThatCallsOneWithATask(@Autowired JdbcClient jdbc, @Autowired RepositoryService repository) {
        record = new RecordedIncidents(jdbc);
        var outer = Bpmn.createExecutableProcess(OUTER)
                .camundaHistoryTimeToLiveString("P1D")
                .startEvent()
                .callActivity(CALL)
                .name("A part")
                .calledElement(INNER)
                .camundaInBusinessKey("#{execution.processBusinessKey}")
                .endEvent()
                .done();
        var inner = Bpmn.createExecutableProcess(INNER)
                .camundaHistoryTimeToLiveString("P1D")
                .startEvent()
                .userTask(TASK)
                .name("Look closely")
                .endEvent()
                .done();
        repository
                .createDeployment()
                .addModelInstance("insights-outer.bpmn", outer)
                .addModelInstance("insights-inner.bpmn", inner)
                .deploy();
    }

    @Test
    void medianAndP90AreOfTheTasksThatPeopleCompleted() {
        var first = start();
        var second = start();
        var third = start();
        var waiting = start();
        var withdrawn = start();
        completeAfter(Duration.ofHours(1), first);
        completeAfter(Duration.ofHours(1), second);
        completeAfter(Duration.ofHours(2), third);
        driver.instances(withdrawn)
                .forEach(instance -> runtime.deleteProcessInstanceIfExists(
                        instance.getId(), "stood down", false, false, false, false));

        var tasks = waits.tasks(record.scope());

        assertThat(tasks)
                .extracting(Wait::process, Wait::element, Wait::name, Wait::finished, Wait::waiting)
                .containsExactly(tuple(INNER, TASK, "Look closely", 3L, 1L));
        assertThat(tasks.get(0).median()).isEqualTo(2 * HOUR, offset(0.01));
        assertThat(tasks.get(0).p90()).isEqualTo(3.6 * HOUR, offset(0.01));
        assertThat(waits.calls(record.scope(), List.of(OUTER)))
                .extracting(Wait::element, Wait::finished, Wait::waiting, Wait::median)
                .containsExactly(tuple(CALL, 3L, 1L, 2 * HOUR));
        assertThat(incidents.of(record.scope(), Figure.wait(INNER, TASK), 10, 0))
                .extracting(IncidentList.Row::id, IncidentList.Row::seconds, IncidentList.Row::note)
                .containsExactly(
                        tuple(third, 4 * HOUR, ""),
                        tuple(second, 2 * HOUR, ""),
                        tuple(first, HOUR, ""),
                        tuple(waiting, null, "stands there now"));
        assertThat(incidents.of(record.scope(), Figure.wait(OUTER, CALL), 10, 0))
                .hasSize(4);
    }

    @Test
    void nothingWaitsInAnEmptyRecord() {
        assertThat(waits.tasks(record.scope())).isEmpty();
        assertThat(waits.calls(record.scope(), List.of(OUTER))).isEmpty();
    }

    private String start() {
        var id = record.open("2026-01-10T10:00:00Z", "MODEL_DRIFT", "SEV1", "TRIAGED");
        runtime.startProcessInstanceByKey(OUTER, id);
        return id;
    }

    private void completeAfter(Duration wait, String incident) {
        clock.advance(wait);
        driver.complete(incident, TASK, Map.of());
    }
}
