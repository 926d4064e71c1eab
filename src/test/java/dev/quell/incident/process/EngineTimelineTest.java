package dev.quell.incident.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.quell.incident.IncidentType;
import dev.quell.incident.Incidents;
import dev.quell.incident.NewIncident;
import dev.quell.incident.Timeline;
import dev.quell.incident.TimelineEntry;
import dev.quell.testing.FlowNodeRecorder;
import dev.quell.testing.IntegrationTest;
import dev.quell.testing.ProcessDriver;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class EngineTimelineTest extends IntegrationTest {

    @Autowired
    private Incidents incidents;

    @Autowired
    private Timeline timeline;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    @Autowired
    private ManagementService management;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private ProcessDriver driver;

    @Autowired
    private FlowNodeRecorder flowNodes;

    @Test
    void recordsWhoAnsweredWhatInWhichVersionOfAForm() {
        var incident = anIncidentWithAFailedStep();

        claim(incident);
        driver.completeAs(
                "operations",
                incident,
                "userTask_resolveFailedStep",
                Map.of("resolution", "leave", "resolutionNotes", "Handled by hand"));

        assertThat(timeline.of(incident)).extracting(TimelineEntry::kind).contains("task.created", "task.claimed");
        var completed = lastOf(incident, "task.completed");
        assertThat(completed.actor()).isEqualTo("operations");
        assertThat(completed.detailsMap().get("answers"))
                .isEqualTo(Map.of("resolution", "leave", "resolutionNotes", "Handled by hand"));
        assertThat((Map<?, ?>) completed.detailsMap().get("form"))
                .extracting("id", "version")
                .containsExactly("resolve-failed-step", 1);
        assertThat(((Map<?, ?>) completed.detailsMap().get("form"))
                        .get("sha256")
                        .toString())
                .matches("[0-9a-f]{64}");
        assertThat(timeline.verify(incident).intact()).isTrue();
    }

    @Test
    void notesTheFirstPersonWhoTookTheIncidentUp() {
        var incident = anIncidentWithAFailedStep();
        assertThat(incidents.require(incident).acknowledgedAt()).isNull();

        claim(incident);

        assertThat(incidents.require(incident).acknowledgedAt()).isNotNull();
    }

    @Test
    void givesAStepThatFailedForGoodToAPersonAndTriesItAgainWhenAsked() {
        var incident = anIncidentWithAFailedStep();
        assertThat(lastOf(incident, "job.failed").summary()).contains("Doomed step");
        assertThat(timeline.of(incident))
                .as("what failed is told once, before whose task it became")
                .extracting(TimelineEntry::kind)
                .containsSubsequence("job.failed", "task.created")
                .containsOnlyOnce("job.failed");
        var failed = driver.job(incident, "serviceTask_doomedStep");
        assertThat(failed.getRetries()).isZero();

        driver.completeOnly(
                incident,
                "userTask_resolveFailedStep",
                Map.of("resolution", "retry", "resolutionNotes", "Cause removed"));

        assertThat(driver.job(incident, "serviceTask_doomedStep").getRetries()).isEqualTo(1);
        flowNodes.assertEveryFlowNodePassed("resolve-failed-step");
    }

    private void claim(String incident) {
        var task = driver.task(incident, "userTask_resolveFailedStep").getId();
        driver.as("operations", () -> {
            tasks.claim(task, "operations");
            return task;
        });
    }

    private TimelineEntry lastOf(String incident, String kind) {
        return timeline.of(incident).stream()
                .filter(entry -> entry.kind().equals(kind))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    /** A process whose one step always fails, with its retries used up. */
    private String anIncidentWithAFailedStep() {
        var incident = incidents
                .open(new NewIncident(
                        "A step fails",
                        "",
                        IncidentType.OTHER,
                        null,
                        "api",
                        "test",
                        null,
                        UUID.randomUUID().toString(),
                        false))
                .id();
        repository
                .createDeployment()
                .addModelInstance(
                        "doomed.bpmn",
                        Bpmn.createExecutableProcess("doomed")
                                .camundaHistoryTimeToLiveString("P1D")
                                .startEvent()
                                .serviceTask("serviceTask_doomedStep")
                                .name("Doomed step")
                                .camundaAsyncBefore()
                                .camundaDelegateExpression("${retryFailedStep}")
                                .endEvent()
                                .done())
                .deploy();
        runtime.startProcessInstanceByKey("doomed", incident);
        var job = driver.job(incident, "serviceTask_doomedStep");
        management.setJobRetries(List.of(job.getId()), 1);
        assertThat(catchThrowable(() -> management.executeJob(job.getId()))).isNotNull();
        return incident;
    }
}
