package dev.quell.engine;

import dev.quell.node.Node;
import org.camunda.bpm.engine.impl.cmd.ExecuteJobsCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.JobFailureCollector;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The engine itself runs whatever it has queued, also when another node has taken the job over since. */
class ExecuteOwnJob implements Command<Void> {

    private static final Logger LOG = LoggerFactory.getLogger(ExecuteOwnJob.class);

    private final String jobId;
    private final JobFailureCollector failure;
    private final Node node;

    ExecuteOwnJob(String jobId, JobFailureCollector failure, Node node) {
        this.jobId = jobId;
        this.failure = failure;
        this.node = node;
    }

    @Override
    public @Nullable Void execute(CommandContext context) {
        var job = context.getDbEntityManager().selectById(JobEntity.class, jobId);
        if (job != null && !node.id().equals(job.getLockOwner())) {
            LOG.info("Job {} is no longer this node's", jobId);
            return null;
        }
        return new ExecuteJobsCmd(jobId, failure).execute(context);
    }
}
