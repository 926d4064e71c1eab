package dev.quell.engine;

import dev.quell.node.Node;
import dev.quell.node.NodeHoldings;
import java.sql.Timestamp;
import java.time.Duration;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The engine's locks on jobs. The engine itself frees them only when their time is over, and that is long, because it does not prolong
 * them while a job runs. A new revision makes whoever still works on such a job lose when it commits.
 */
@Component
class JobLocks implements NodeHoldings {

    /** Longer than a job waits for a thread. */
    private static final Duration FORGOTTEN = Duration.ofSeconds(30);

    private static final Duration BETWEEN_SEARCHES = Duration.ofSeconds(10);

    private static final String UNLOCK = """
            update act_ru_job set lock_owner_ = null, lock_exp_time_ = null, rev_ = rev_ + 1
            where id_ in (select id_ from act_ru_job where lock_owner_ = :owner and %s for update skip locked)""";

    private final JobsInHand inHand;
    private final ObjectProvider<JobExecutor> executor;
    private long searchedAt;

    JobLocks(JobsInHand inHand, ObjectProvider<JobExecutor> executor) {
        this.inHand = inHand;
        this.executor = executor;
    }

    /**
     * Frees jobs that this node has locked and lost sight of, as when the database went away between the engine's commit and its answer.
     * While the engine is still starting there are none.
     */
    @Override
    public void prolong(JdbcClient jdbc, Node.Life life) {
        var now = ClockUtil.getCurrentTime().getTime();
        if (now - searchedAt >= BETWEEN_SEARCHES.toMillis()) {
            executor.stream()
                    .filter(JobExecutor::isActive)
                    .forEach(active ->
                            freeForgotten(jdbc, life.id(), new Timestamp(now + active.getLockTimeInMillis())));
            searchedAt = now;
        }
    }

    /** @param lockedNow what the end of a lock would be that is taken now */
    void freeForgotten(JdbcClient jdbc, String owner, Timestamp lockedNow) {
        jdbc.sql(UNLOCK.formatted("lock_exp_time_ < :before and id_ <> all(:inHand)"))
                .param("owner", owner)
                .param("before", new Timestamp(lockedNow.getTime() - FORGOTTEN.toMillis()))
                .param("inHand", inHand.ids().toArray(String[]::new))
                .update();
    }

    @Override
    public void free(JdbcClient jdbc, String deadNode) {
        jdbc.sql(UNLOCK.formatted("true")).param("owner", deadNode).update();
    }

    @Override
    public void freed() {
        executor.ifAvailable(JobExecutor::jobWasAdded);
    }
}
