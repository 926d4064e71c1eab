package dev.quell.engine;

import java.util.Optional;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobManager;

/**
 * The engine lets a thread go on at once with the job that its own job has made, as long as both belong to one process instance. A response
 * is a tree of instances: without this, each of its call activities would have to be looked for, locked and handed to another thread.
 */
class ResponseJobs extends JobManager {

    @Override
    protected boolean areInSameProcessInstance(JobEntity one, JobEntity other) {
        return super.areInSameProcessInstance(one, other)
                || root(one)
                        .filter(root -> root(other).filter(root::equals).isPresent())
                        .isPresent();
    }

    /** Empty for a job that belongs to no instance, as a timer that starts one. */
    private static Optional<String> root(JobEntity job) {
        return Optional.ofNullable(job.getExecution()).map(ExecutionEntity::getRootProcessInstanceId);
    }
}
