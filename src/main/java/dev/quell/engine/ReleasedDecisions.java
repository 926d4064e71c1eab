package dev.quell.engine;

import java.util.List;
import org.camunda.bpm.engine.impl.Page;
import org.camunda.bpm.engine.impl.dmn.entity.repository.DecisionDefinitionEntity;
import org.camunda.bpm.engine.impl.dmn.entity.repository.DecisionDefinitionManager;
import org.camunda.bpm.engine.impl.dmn.entity.repository.DecisionDefinitionQueryImpl;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.jspecify.annotations.Nullable;

/** Answers business rule tasks, evaluations by key and queries for the latest version. */
class ReleasedDecisions extends DecisionDefinitionManager {

    private final Releases releases;
    private final RehearsedModels rehearsed;

    ReleasedDecisions(Releases releases, RehearsedModels rehearsed) {
        this.releases = releases;
        this.rehearsed = rehearsed;
    }

    @Override
    public @Nullable DecisionDefinitionEntity findLatestDefinitionByKey(String key) {
        return rehearsed
                .used(ModelKind.DECISION, key)
                .map(this::findDecisionDefinitionById)
                .orElse(null);
    }

    @Override
    public @Nullable DecisionDefinitionEntity findLatestDefinitionByKeyAndTenantId(
            String key, @Nullable String tenant) {
        return findLatestDefinitionByKey(key);
    }

    @Override
    public List<DecisionDefinition> findDecisionDefinitionsByQueryCriteria(
            DecisionDefinitionQueryImpl query, @Nullable Page page) {
        return super.findDecisionDefinitionsByQueryCriteria(released(query), page);
    }

    @Override
    public long findDecisionDefinitionCountByQueryCriteria(DecisionDefinitionQueryImpl query) {
        return super.findDecisionDefinitionCountByQueryCriteria(released(query));
    }

    private DecisionDefinitionQueryImpl released(DecisionDefinitionQueryImpl query) {
        if (query.isLatest()) {
            var ids = releases.released(ModelKind.DECISION, query.getKey(), query.getIds());
            query.decisionDefinitionIdIn(LatestVersion.forgetIn(query, ids));
        }
        return query;
    }
}
