package dev.quell.engine;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * A draft that runs uses what was deployed with it, whether that is released or not; only a rehearsal runs drafts. Its forms are shown
 * to the rehearsal's own thread alone.
 */
@Component
public class RehearsedModels {

    private static final ThreadLocal<@Nullable String> DEPLOYMENT = new ThreadLocal<>();

    private final Releases releases;
    private final JdbcClient jdbc;

    /** What was released once is never a draft again, and every call and decision of an incident asks. */
    private final Set<String> noDrafts = ConcurrentHashMap.newKeySet();

    RehearsedModels(Releases releases, JdbcClient jdbc) {
        this.releases = releases;
        this.jdbc = jdbc;
    }

    /** Runs {@code work} with the forms of a deployment in the place of the released ones. */
    public <T> T with(String deploymentId, Supplier<T> work) {
        DEPLOYMENT.set(deploymentId);
        try {
            return work.get();
        } finally {
            DEPLOYMENT.remove();
        }
    }

    /** What is used now: of the draft that runs, else the released version. */
    Optional<String> used(ModelKind kind, String key) {
        return draftThatRuns()
                .flatMap(draft -> find(kind, key, draft.getDeploymentId()))
                .or(() -> releases.released(kind, key));
    }

    Optional<String> shownForm(String key) {
        return Optional.ofNullable(DEPLOYMENT.get())
                .flatMap(deployment -> find(ModelKind.FORM, key, deployment))
                .or(() -> releases.released(ModelKind.FORM, key));
    }

    private Optional<ProcessDefinitionEntity> draftThatRuns() {
        return Optional.ofNullable(Context.getBpmnExecutionContext())
                .map(context -> context.getExecution().getProcessDefinition())
                .filter(definition -> isDraft(definition.getId()));
    }

    private boolean isDraft(String definitionId) {
        if (noDrafts.contains(definitionId)) {
            return false;
        }
        var draft = releases.isDraft(definitionId);
        if (!draft) {
            noDrafts.add(definitionId);
        }
        return draft;
    }

    private Optional<String> find(ModelKind kind, String key, String deploymentId) {
        return jdbc.sql("select id_ from " + kind.table() + " where key_ = :key and deployment_id_ = :deployment")
                .param("key", key)
                .param("deployment", deploymentId)
                .query(String.class)
                .optional();
    }
}
