package dev.quell.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quell.node.Node;
import dev.quell.testing.IntegrationTest;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.UUID;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.ExecuteJobsCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutorContext;
import org.camunda.bpm.engine.impl.jobexecutor.JobFailureCollector;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One job that waits, and nodes that have it, had it, or want it. */
class JobTakeoverTest extends IntegrationTest {

    private static final long LOCK_MINUTES = 15;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ManagementService management;

    @Autowired
    private ProcessEngineConfigurationImpl engine;

    @Autowired
    private JobLocks locks;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Node node;

    private String deployment;
    private String instance;
    private Job job;

    @BeforeEach
    void startAProcessWithAJob() {
        var key = "takeover-" + UUID.randomUUID();
        var model = Bpmn.createExecutableProcess(key)
                .camundaHistoryTimeToLiveString("P1D")
                .startEvent()
                .intermediateThrowEvent("step")
                .camundaAsyncBefore()
                .camundaFailedJobRetryTimeCycle("R4/PT15S")
                .userTask("after")
                .endEvent()
                .done();
        deployment = repository
                .createDeployment()
                .addModelInstance(key + ".bpmn", model)
                .deploy()
                .getId();
        instance = runtime.startProcessInstanceByKey(key).getId();
        job = job();
    }

    @AfterEach
    void deleteIt() {
        Context.removeJobExecutorContext();
        repository.deleteDeployment(deployment, true);
    }

    @Test
    void freesTheJobsOfADeadNodeAndOfNoOther() {
        lock("living");
        locks.free(jdbc, "dead");
        assertThat(owner()).isEqualTo("living");

        lock("dead");
        locks.free(jdbc, "dead");
        assertThat(owner()).isEqualTo("nobody");
    }

    @Test
    void letsAWokenNodeLoseWhenItCommitsWhatAnotherHasFreed() {
        lock("paused");
        Command<Void> paused = context -> {
            context.getJobManager().findJobById(job.getId());
            elsewhere(() -> locks.free(jdbc, "paused"));
            return new ExecuteJobsCmd(job.getId(), new JobFailureCollector(job.getId())).execute(context);
        };

        assertThatThrownBy(() -> engine.getCommandExecutorTxRequired().execute(paused))
                .isInstanceOf(OptimisticLockingException.class);
        assertThat(job()).isNotNull();
    }

    @Test
    void doesNotRunAQueuedJobThatIsAnotherNodesByNow() {
        lock("another");

        execute(new ExecuteOwnJob(job.getId(), new JobFailureCollector(job.getId()), node));

        assertThat(runtime.getActiveActivityIds(instance)).containsExactly("step");
    }

    @Test
    void runsAQueuedJobThatIsStillItsOwn() {
        lock(node.id());
        Context.setJobExecutorContext(new JobExecutorContext());

        execute(new ExecuteOwnJob(job.getId(), new JobFailureCollector(job.getId()), node));

        assertThat(runtime.getActiveActivityIds(instance)).containsExactly("after");
    }

    @Test
    void comesBackLaterWithoutCountingAFailure() {
        lock(node.id());
        Context.setJobExecutorContext(new JobExecutorContext());
        var turn = new ComeBackLater(Duration.ofSeconds(2), "somebody else's turn");

        execute(engine.getFailedJobCommandFactory().getCommand(job.getId(), new IllegalStateException(turn)));

        var after = job();
        assertThat(after.getRetries()).isEqualTo(job.getRetries());
        assertThat(after.getExceptionMessage()).isNull();
        assertThat(after.getDuedate())
                .isEqualTo(new Timestamp(ClockUtil.getCurrentTime().getTime() + 2000));
        assertThat(owner()).isEqualTo("nobody");
    }

    /** Two alerts in a row are enough: the second tells the response of itself while its first step runs. */
    @Test
    void triesAgainAtOnceWhatSomebodyElseHasChangedMeanwhile() {
        lock(node.id());
        Context.setJobExecutorContext(new JobExecutorContext());

        execute(engine.getFailedJobCommandFactory()
                .getCommand(job.getId(), new OptimisticLockingException("changed meanwhile")));

        assertThat(job().getRetries()).isEqualTo(job.getRetries());
        assertThat(job().getDuedate()).isEqualTo(job.getDuedate());
        assertThat(owner()).isEqualTo("nobody");
    }

    @Test
    void countsEveryOtherFailure() {
        lock(node.id());
        Context.setJobExecutorContext(new JobExecutorContext());

        execute(engine.getFailedJobCommandFactory().getCommand(job.getId(), new IllegalStateException("broken")));

        assertThat(job().getRetries()).isEqualTo(job.getRetries() - 1);
        assertThat(owner()).isEqualTo("nobody");
    }

    @Test
    void leavesTheLockAndTheRetriesOfAJobAloneThatAnotherNodeHasTakenOver() {
        lock("another");
        Context.setJobExecutorContext(new JobExecutorContext());

        execute(engine.getFailedJobCommandFactory()
                .getCommand(job.getId(), new IllegalStateException("the woken node lost its connection")));

        assertThat(job().getRetries()).isEqualTo(job.getRetries());
        assertThat(owner()).isEqualTo("another");
    }

    @Test
    void freesItsOwnLocksThatItHasLostSightOf() {
        var now = ClockUtil.getCurrentTime().getTime();
        var inHand = new JobsInHand();
        var own = new JobLocks(inHand, noExecutor());
        var lockedNow = new Timestamp(now + Duration.ofMinutes(LOCK_MINUTES).toMillis());

        lock("this", new Timestamp(lockedNow.getTime() - 10_000));
        own.freeForgotten(jdbc, "this", lockedNow);
        assertThat(owner()).as("may still wait for a thread").isEqualTo("this");

        lock("this", new Timestamp(lockedNow.getTime() - 60_000));
        inHand.during(job.getId(), () -> own.freeForgotten(jdbc, "this", lockedNow));
        assertThat(owner()).as("is running").isEqualTo("this");

        own.freeForgotten(jdbc, "this", lockedNow);
        assertThat(owner()).isEqualTo("nobody");
    }

    private void lock(String owner) {
        lock(
                owner,
                new Timestamp(ClockUtil.getCurrentTime().getTime()
                        + Duration.ofMinutes(LOCK_MINUTES).toMillis()));
    }

    private void lock(String owner, Timestamp until) {
        jdbc.sql("update act_ru_job set lock_owner_ = :owner, lock_exp_time_ = :until where id_ = :id")
                .param("owner", owner)
                .param("until", until)
                .param("id", job.getId())
                .update();
    }

    private String owner() {
        return jdbc.sql("select coalesce(lock_owner_, 'nobody') from act_ru_job where id_ = :id")
                .param("id", job.getId())
                .query(String.class)
                .single();
    }

    private Job job() {
        return management.createJobQuery().processInstanceId(instance).singleResult();
    }

    private <T> void execute(Command<T> command) {
        engine.getCommandExecutorTxRequired().execute(command);
    }

    /** On a connection of its own, as another node does it. */
    private static void elsewhere(Runnable work) {
        var thread = new Thread(work);
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static <T> ObjectProvider<T> noExecutor() {
        return new ObjectProvider<>() {
            @Override
            public T getObject() {
                throw new UnsupportedOperationException();
            }
        };
    }
}
