package dev.quell.engine;

import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.bpmn.deployer.BpmnDeployer;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.jspecify.annotations.Nullable;

/** The messages and timers that start a process stay with its released version; the engine would move them to each new one. */
class StartsOfReleases extends BpmnDeployer {

    private final Releases releases;

    StartsOfReleases(BpmnDeployer plain, Releases releases) {
        this.releases = releases;
        setExpressionManager(plain.getExpressionManager());
        setIdGenerator(plain.getIdGenerator());
        setBpmnParser(plain.getBpmnParser());
    }

    @Override
    protected void adjustStartEventSubscriptions(
            ProcessDefinitionEntity deployed, @Nullable ProcessDefinitionEntity newestBefore) {
        if (!Draft.isBeingDeployed()) {
            moveTo(deployed);
        }
    }

    /** In the place of a version that is deleted the engine lets the one with the number before it start processes, draft or not. */
    @Override
    public void addEventSubscriptions(ProcessDefinitionEntity definition) {
        if (!Deletion.isRunning()) {
            super.addEventSubscriptions(definition);
        }
    }

    @Override
    public void addTimerDeclarations(ProcessDefinitionEntity definition) {
        if (!Deletion.isRunning()) {
            super.addTimerDeclarations(definition);
        }
    }

    /** Where no version has any, because the one that had them is being deleted. */
    void beginWith(ProcessDefinitionEntity definition) {
        super.addEventSubscriptions(definition);
        super.addTimerDeclarations(definition);
    }

    static Stream<StartsOfReleases> of(ProcessEngineConfigurationImpl engine) {
        return engine.getDeployers().stream()
                .filter(StartsOfReleases.class::isInstance)
                .map(StartsOfReleases.class::cast);
    }

    void moveTo(ProcessDefinitionEntity definition) {
        var before = releases.released(ModelKind.PROCESS, definition.getKey())
                .map(getProcessDefinitionManager()::findLatestProcessDefinitionById)
                .orElse(null);
        super.adjustStartEventSubscriptions(definition, before);
    }
}
