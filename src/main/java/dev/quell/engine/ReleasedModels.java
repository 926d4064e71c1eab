package dev.quell.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.impl.bpmn.deployer.BpmnDeployer;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantCommandChecker;
import org.camunda.bpm.engine.impl.dmn.entity.repository.DecisionDefinitionManager;
import org.camunda.bpm.engine.impl.form.entity.CamundaFormDefinitionManager;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionManager;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Wherever the engine looks for the latest version of a model, it finds the released one. */
@Component
class ReleasedModels extends AbstractProcessEnginePlugin {

    private final Releases releases;
    private final RehearsedModels rehearsed;
    private final ApplicationEventPublisher events;

    ReleasedModels(Releases releases, RehearsedModels rehearsed, ApplicationEventPublisher events) {
        this.releases = releases;
        this.rehearsed = rehearsed;
        this.events = events;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        SessionFactories.add(
                configuration, ProcessDefinitionManager.class, () -> new ReleasedProcesses(releases, rehearsed));
        SessionFactories.add(
                configuration, DecisionDefinitionManager.class, () -> new ReleasedDecisions(releases, rehearsed));
        SessionFactories.add(configuration, CamundaFormDefinitionManager.class, () -> new ReleasedForms(rehearsed));
        configuration.setCommandCheckers(new ArrayList<>(List.of(new TenantCommandChecker(), new Draft(releases))));
        var deployers =
                new ArrayList<Deployer>(Objects.requireNonNullElse(configuration.getCustomPostDeployers(), List.of()));
        deployers.add(new ReleaseOnDeployment(releases, events));
        configuration.setCustomPostDeployers(deployers);
    }

    @Override
    public void postInit(ProcessEngineConfigurationImpl configuration) {
        var deployers = configuration.getDeployers().stream()
                .map(each -> each instanceof BpmnDeployer plain ? new StartsOfReleases(plain, releases) : each)
                .toList();
        configuration.setDeployers(deployers);
        configuration.getDeploymentCache().setDeployers(deployers);
    }
}
