package dev.quell.engine;

import dev.quell.node.Node;
import java.util.Date;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.DefaultJobRetryCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.FailedJobCommandFactory;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What becomes of a job whose transaction was rolled back. */
@Component
class FailedJobs extends AbstractProcessEnginePlugin implements FailedJobCommandFactory {

    private final Node node;

    FailedJobs(Node node) {
        this.node = node;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setFailedJobCommandFactory(this);
    }

    @Override
    public Command<Object> getCommand(String jobId, Throwable failure) {
        return context -> {
            var job = context.getJobManager().findJobById(jobId);
            return job == null || takenOver(job) ? null : handle(context, job, failure);
        };
    }

    /** The job executor of this node had it, and has it no more: its lock and its retries are another node's. */
    private boolean takenOver(JobEntity job) {
        return Context.getJobExecutorContext() != null && !node.id().equals(job.getLockOwner());
    }

    /**
     * Who lost to somebody else's change tries again at once: nothing is broken, and the engine would let the step wait for as long as its
     * model says for failures.
     */
    private static @Nullable Object handle(CommandContext context, JobEntity job, Throwable failure) {
        var later = ComeBackLater.in(failure);
        if (later.isEmpty() && !(failure instanceof OptimisticLockingException)) {
            return new DefaultJobRetryCmd(job.getId(), failure).execute(context);
        }
        later.map(turn -> ClockUtil.getCurrentTime().toInstant().plus(turn.after()))
                .ifPresent(due -> job.setDuedate(Date.from(due)));
        job.unlock();
        return null;
    }
}
