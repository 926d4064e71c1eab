package dev.quell.engine;

import java.util.List;
import org.camunda.bpm.engine.impl.Page;
import org.camunda.bpm.engine.impl.ProcessDefinitionQueryImpl;
import org.camunda.bpm.engine.impl.jobexecutor.TimerStartEventJobHandler;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionManager;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.jspecify.annotations.Nullable;

/**
 * Answers starts by key, call activities and queries for the latest version. What counts the versions of a deployment asks by other
 * methods, which go on telling of all of them.
 */
class ReleasedProcesses extends ProcessDefinitionManager {

    private final Releases releases;
    private final RehearsedModels rehearsed;
    private final StartsAfterDeletion starts;

    ReleasedProcesses(Releases releases, RehearsedModels rehearsed) {
        this.releases = releases;
        this.rehearsed = rehearsed;
        this.starts = new StartsAfterDeletion(releases);
    }

    @Override
    public @Nullable ProcessDefinitionEntity findLatestDefinitionByKey(String key) {
        return rehearsed
                .used(ModelKind.PROCESS, key)
                .map(this::findLatestProcessDefinitionById)
                .orElse(null);
    }

    /** A deletion asks whether it takes the latest version away and relies on there being one. */
    @Override
    public @Nullable ProcessDefinitionEntity findLatestDefinitionByKeyAndTenantId(String key, @Nullable String tenant) {
        var released = findLatestDefinitionByKey(key);
        return released == null && Deletion.isRunning()
                ? super.findLatestDefinitionByKeyAndTenantId(key, tenant)
                : released;
    }

    @Override
    public void deleteProcessDefinition(
            ProcessDefinition definition,
            String id,
            boolean historyToo,
            boolean instancesToo,
            boolean skipListeners,
            boolean skipMappings) {
        starts.deleting(definition);
        super.deleteProcessDefinition(definition, id, historyToo, instancesToo, skipListeners, skipMappings);
    }

    /** The engine takes away those of the whole process when the newest version goes, which may be a draft. */
    @Override
    protected void deleteTimerStartEventsForProcessDefinition(ProcessDefinition definition) {
        getJobManager()
                .findJobsByConfiguration(TimerStartEventJobHandler.TYPE, definition.getKey(), definition.getTenantId())
                .stream()
                .filter(job -> definition.getId().equals(job.getProcessDefinitionId()))
                .forEach(job -> ((JobEntity) job).delete());
    }

    @Override
    public List<ProcessDefinition> findProcessDefinitionsByQueryCriteria(
            ProcessDefinitionQueryImpl query, @Nullable Page page) {
        return super.findProcessDefinitionsByQueryCriteria(released(query), page);
    }

    @Override
    public long findProcessDefinitionCountByQueryCriteria(ProcessDefinitionQueryImpl query) {
        return super.findProcessDefinitionCountByQueryCriteria(released(query));
    }

    private ProcessDefinitionQueryImpl released(ProcessDefinitionQueryImpl query) {
        if (query.isLatest()) {
            var ids = releases.released(ModelKind.PROCESS, query.getKey(), query.getIds());
            query.processDefinitionIdIn(LatestVersion.forgetIn(query, ids));
        }
        return query;
    }
}
