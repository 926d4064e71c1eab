package dev.quell.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.persistence.entity.TimerEntity;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.boot.test.context.TestComponent;

/** Drives the processes of one incident (by business key) step by step; the job executor is off in tests. */
@TestComponent
public class ProcessDriver {

    private static final int MOST_STEPS = 200;

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final ManagementService management;
    private final IdentityService identity;

    ProcessDriver(RuntimeService runtime, TaskService tasks, ManagementService management, IdentityService identity) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.management = management;
        this.identity = identity;
    }

    /** Executes every job that is due and not a timer, until none is left. */
    public void runJobs(String businessKey) {
        for (var step = 0; step < MOST_STEPS; step++) {
            var next = jobs(businessKey).stream()
                    .filter(job -> !(job instanceof TimerEntity) && job.getRetries() > 0)
                    .findFirst();
            if (next.isEmpty()) {
                return;
            }
            management.executeJob(next.get().getId());
        }
        throw new AssertionError("Still jobs after " + MOST_STEPS + " steps of " + businessKey);
    }

    /** Executes the one job that waits at an activity. */
    public void executeJob(String businessKey, String activityId) {
        management.executeJob(job(businessKey, activityId).getId());
    }

    /** Fires the timer of a (boundary or start) event, whether it is due or not. */
    public void fireTimer(String businessKey, String activityId) {
        executeJob(businessKey, activityId);
    }

    public Job job(String businessKey, String activityId) {
        var found = instances(businessKey).stream()
                .flatMap(instance ->
                        management
                                .createJobQuery()
                                .processInstanceId(instance.getId())
                                .activityId(activityId)
                                .list()
                                .stream())
                .toList();
        assertThat(found).as("jobs of %s at %s", businessKey, activityId).hasSize(1);
        return found.get(0);
    }

    public List<Job> jobs(String businessKey) {
        return instances(businessKey).stream()
                .flatMap(instance -> management.createJobQuery().processInstanceId(instance.getId()).list().stream())
                .toList();
    }

    public List<ProcessInstance> instances(String businessKey) {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(businessKey)
                .list();
    }

    public List<Task> tasks(String businessKey) {
        return tasks.createTaskQuery().processInstanceBusinessKey(businessKey).list();
    }

    /** The one open task of that element. */
    public Task task(String businessKey, String taskId) {
        var found = tasks(businessKey).stream()
                .filter(task -> task.getTaskDefinitionKey().equals(taskId))
                .toList();
        assertThat(found)
                .as(
                        "tasks %s of %s among %s",
                        taskId,
                        businessKey,
                        tasks(businessKey).stream()
                                .map(Task::getTaskDefinitionKey)
                                .toList())
                .hasSize(1);
        return found.get(0);
    }

    /** Completes the one open task of that element and then runs the jobs that follow. */
    public void complete(String businessKey, String taskId, Map<String, Object> answers) {
        completeOnly(businessKey, taskId, answers);
        runJobs(businessKey);
    }

    /** Completes the one open task of that element and leaves the jobs that follow. */
    public void completeOnly(String businessKey, String taskId, Map<String, Object> answers) {
        tasks.complete(task(businessKey, taskId).getId(), answers);
    }

    /** The same, in the name of a person, with that person's permissions. */
    public void completeAs(String user, String businessKey, String taskId, Map<String, Object> answers) {
        var id = task(businessKey, taskId).getId();
        as(user, () -> {
            tasks.complete(id, answers);
            return id;
        });
        runJobs(businessKey);
    }

    /** The same where several people are asked at once: the one open task of that element that is assigned to the person. */
    public void completeOwn(String user, String businessKey, String taskId, Map<String, Object> answers) {
        var own = tasks(businessKey).stream()
                .filter(task -> task.getTaskDefinitionKey().equals(taskId) && user.equals(task.getAssignee()))
                .toList();
        assertThat(own).as("tasks %s of %s for %s", taskId, businessKey, user).hasSize(1);
        as(user, () -> {
            tasks.complete(own.get(0).getId(), answers);
            return own;
        });
        runJobs(businessKey);
    }

    /** Calls the engine as a person would, authorizations included. */
    public <T> T as(String user, Supplier<T> call) {
        var groups = identity.createGroupQuery().groupMember(user).list().stream()
                .map(group -> group.getId())
                .toList();
        identity.setAuthentication(user, groups);
        try {
            return call.get();
        } finally {
            identity.clearAuthentication();
        }
    }
}
