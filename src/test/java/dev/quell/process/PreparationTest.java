package dev.quell.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quell.inventory.AiSystem;
import dev.quell.inventory.AiSystemSpec;
import dev.quell.inventory.AiSystems;
import dev.quell.inventory.DriftSettings;
import dev.quell.inventory.RiskClass;
import dev.quell.roster.Responders;
import dev.quell.roster.process.PreparationContract;
import dev.quell.shared.Problem;
import dev.quell.testing.FlowNodeRecorder;
import dev.quell.testing.IntegrationTest;
import dev.quell.testing.ProcessDriver;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class PreparationTest extends IntegrationTest {

    private static final Map<String, Object> ACCEPTED =
            Map.of("gapResolution", "accepted", "gapReason", "Agreed with the owner until the next audit");

    @Autowired
    AiSystems systems;

    @Autowired
    Responders responders;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    ManagementService management;

    @Autowired
    ProcessDriver driver;

    @Autowired
    FlowNodeRecorder recorder;

    private final String audit = "audit-" + UUID.randomUUID();

    @AfterEach
    void endAudits() {
        runtime.createProcessInstanceQuery().processDefinitionKey(PreparationContract.KEY).list().stream()
                .forEach(instance -> runtime.deleteProcessInstance(instance.getId(), "test over"));
    }

    @Test
    void makesATaskOfEachGapForThoseWhoCanCloseItAndEndsWithAConfirmedRoster() {
        var bare = register("bare-" + UUID.randomUUID());

        runtime.startProcessInstanceByKey(PreparationContract.KEY, audit);

        var ofBare = gapTasks().stream().filter(task -> gapKey(task).startsWith("system/" + bare.id() + "/"));
        assertThat(ofBare.map(task -> gapKey(task).substring(gapKey(task).lastIndexOf('/') + 1)))
                .contains("registry", "pipelines", "fallback", "metrics", "scenarioSeverities");
        assertThat(gapTask(bare, "pipelines")).satisfies(task -> {
            assertThat(task.getDueDate()).isNotNull();
            assertThat(groups(task)).containsExactly("it-operations");
        });

        var severities = gapTask(bare, "scenarioSeverities").getId();
        assertThat(tasks.getVariable(severities, PreparationContract.GAP_TITLE))
                .asString()
                .endsWith(": scenario severities");

        gapTasks().forEach(task -> tasks.complete(task.getId(), ACCEPTED));
        driver.complete(audit, PreparationContract.CONFIRM_ROSTER, Map.of("rosterConfirmed", true));

        assertThat(driver.instances(audit)).isEmpty();
        assertThat(responders.roster().confirmedAt()).isNotNull();
        recorder.assertEveryFlowNodePassed(PreparationContract.KEY);
    }

    @Test
    void looksAtAGapAgainBeforeItCountsAsClosed() {
        var bare = register("gap-" + UUID.randomUUID());
        runtime.startProcessInstanceByKey(PreparationContract.KEY, audit);
        var task = gapTask(bare, "fallback");
        Map<String, Object> closed = Map.of("gapResolution", "closed");

        assertThatThrownBy(() -> tasks.complete(task.getId(), closed))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("gapResolution: it is still open");

        systems.update(spec(bare.id(), "Manual decisions", bare.version()));
        tasks.complete(task.getId(), closed);
        assertThat(gapTasks().stream().map(this::gapKey)).doesNotContain("system/" + bare.id() + "/fallback");
    }

    @Test
    void acceptsAGapOnlyWithAReasonAndARosterOnlyWhenItIsRight() {
        register("reason-" + UUID.randomUUID());
        runtime.startProcessInstanceByKey(PreparationContract.KEY, audit);
        var first = gapTasks().get(0);

        assertThatThrownBy(() -> tasks.complete(first.getId(), Map.of("gapResolution", "accepted")))
                .hasMessageContaining("gapReason: say why");

        gapTasks().forEach(task -> tasks.complete(task.getId(), ACCEPTED));
        var confirmation = driver.task(audit, PreparationContract.CONFIRM_ROSTER);
        assertThatThrownBy(() -> tasks.complete(confirmation.getId(), Map.of("rosterConfirmed", false)))
                .hasMessageContaining("rosterConfirmed: correct the roster");
        assertThat(tasks.getVariables(confirmation.getId())).containsKeys("rosterTable", "openGaps");
    }

    @Test
    void startsByItselfEveryWeek() {
        var timer = management
                .createJobQuery()
                .processDefinitionKey(PreparationContract.KEY)
                .activityId(PreparationContract.AUDIT_DUE)
                .singleResult();
        var before = running();

        management.executeJob(timer.getId());

        assertThat(running()).isEqualTo(before + 1);
    }

    private long running() {
        return runtime.createProcessInstanceQuery()
                .processDefinitionKey(PreparationContract.KEY)
                .count();
    }

    private AiSystem register(String id) {
        return systems.register(spec(id, null, null));
    }

    private static AiSystemSpec spec(String id, @Nullable String fallback, @Nullable Integer version) {
        return new AiSystemSpec(
                id,
                "Bare",
                "Shows what is missing",
                "owner",
                RiskClass.LIMITED,
                false,
                List.of(),
                null,
                List.of(),
                null,
                fallback,
                List.of(),
                DriftSettings.none(),
                Map.of(),
                version);
    }

    private List<Task> gapTasks() {
        return driver.tasks(audit).stream()
                .filter(task -> task.getTaskDefinitionKey().equals(PreparationContract.CLOSE_PREPAREDNESS_GAP))
                .toList();
    }

    private Task gapTask(AiSystem system, String field) {
        return gapTasks().stream()
                .filter(task -> gapKey(task).equals("system/" + system.id() + "/" + field))
                .findFirst()
                .orElseThrow();
    }

    private String gapKey(Task task) {
        return (String) tasks.getVariable(task.getId(), PreparationContract.GAP_KEY);
    }

    private List<String> groups(Task task) {
        return tasks.getIdentityLinksForTask(task.getId()).stream()
                .map(link -> String.valueOf(link.getGroupId()))
                .toList();
    }
}
