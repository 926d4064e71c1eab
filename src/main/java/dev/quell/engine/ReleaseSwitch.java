package dev.quell.engine;

import dev.quell.shared.Problem;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.repository.ResourceDefinitionEntity;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Makes a deployed version the one that new incidents, calls, decisions and tasks use. What runs stays on its version. */
@Component
public class ReleaseSwitch {

    private final Releases releases;
    private final ProcessEngineConfigurationImpl engine;
    private final ApplicationEventPublisher events;

    ReleaseSwitch(Releases releases, ProcessEngine engine, ApplicationEventPublisher events) {
        this.releases = releases;
        this.engine = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        this.events = events;
    }

    /**
     * Does nothing when the version is the released one already.
     *
     * @param by the person who decided it
     * @throws Problem 404 when no such version is deployed
     */
    public void use(ModelKind kind, String definitionId, String by) {
        engine.getCommandExecutorTxRequired().execute(context -> {
            var definition = find(context, kind, definitionId)
                    .orElseThrow(() -> Problem.notFound("deployed version", definitionId));
            if (!releases.released(kind, definition.getKey()).equals(Optional.of(definitionId))) {
                if (kind == ModelKind.PROCESS) {
                    moveStarts(definitionId);
                }
                record(kind, definition, by);
            }
            return definition;
        });
    }

    private void record(ModelKind kind, ResourceDefinitionEntity<?> definition, String by) {
        releases.add(kind, definition.getKey(), definition.getId(), definition.getVersion(), by);
        events.publishEvent(
                new ModelReleased(kind, definition.getKey(), definition.getId(), definition.getVersion(), by));
    }

    private void moveStarts(String definitionId) {
        var definition = engine.getDeploymentCache().findDeployedProcessDefinitionById(definitionId);
        StartsOfReleases.of(engine).forEach(starts -> starts.moveTo(definition));
    }

    private static Optional<ResourceDefinitionEntity<?>> find(CommandContext context, ModelKind kind, String id) {
        return Optional.ofNullable(
                switch (kind) {
                    case PROCESS -> context.getProcessDefinitionManager().findLatestProcessDefinitionById(id);
                    case DECISION -> context.getDecisionDefinitionManager().findDecisionDefinitionById(id);
                    case FORM -> context.getCamundaFormDefinitionManager().findLatestDefinitionById(id);
                });
    }
}
