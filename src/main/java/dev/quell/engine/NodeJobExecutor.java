package dev.quell.engine;

import dev.quell.node.Node;
import java.util.List;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.jobexecutor.ExecuteJobHelper;
import org.camunda.bpm.engine.impl.jobexecutor.ExecuteJobsRunnable;
import org.camunda.bpm.engine.impl.jobexecutor.JobFailureCollector;
import org.camunda.bpm.engine.spring.components.jobexecutor.SpringJobExecutor;

/** Locks jobs in the name of this node, and runs only what is still locked so when its turn comes. */
class NodeJobExecutor extends SpringJobExecutor {

    private final Node node;
    private final JobsInHand inHand;

    NodeJobExecutor(Node node, JobsInHand inHand) {
        this.node = node;
        this.inHand = inHand;
    }

    @Override
    public String getLockOwner() {
        return node.id();
    }

    @Override
    public Runnable getExecuteJobsRunnable(List<String> jobIds, ProcessEngineImpl engine) {
        return new ExecuteJobsRunnable(jobIds, engine) {
            @Override
            protected void executeJob(String jobId, CommandExecutor commands, JobFailureCollector failure) {
                inHand.during(
                        jobId,
                        () -> ExecuteJobHelper.executeJob(
                                jobId,
                                commands,
                                failure,
                                new ExecuteOwnJob(jobId, failure, node),
                                engine.getProcessEngineConfiguration()));
            }
        };
    }
}
