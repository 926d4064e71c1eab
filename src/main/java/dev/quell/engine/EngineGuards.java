package dev.quell.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;

/** Puts the guards into the engine, whichever API a call or a deployment comes from. */
@Component
class EngineGuards extends AbstractProcessEnginePlugin {

    private final ApplicationContext context;
    private final ProcessBeans beans;
    private final DeploymentGuard deployments;

    EngineGuards(ApplicationContext context, ProcessBeans beans, DeploymentGuard deployments) {
        this.context = context;
        this.beans = beans;
        this.deployments = deployments;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setExpressionManager(new GuardedExpressions(context, beans));
        configuration.setBeans(beans);
        configuration.setEnableXxeProcessing(false);
        addInterceptor(configuration);
        addDeployer(configuration);
    }

    private static void addInterceptor(ProcessEngineConfigurationImpl configuration) {
        var interceptors = new ArrayList<CommandInterceptor>(Objects.requireNonNullElse(
                configuration.getCustomPreCommandInterceptorsTxRequired(), List.<CommandInterceptor>of()));
        interceptors.add(new QueryGuard());
        configuration.setCustomPreCommandInterceptorsTxRequired(interceptors);
    }

    private void addDeployer(ProcessEngineConfigurationImpl configuration) {
        var deployers = new ArrayList<Deployer>();
        deployers.add(deployments);
        deployers.addAll(Objects.requireNonNullElse(configuration.getCustomPreDeployers(), List.<Deployer>of()));
        configuration.setCustomPreDeployers(deployers);
    }
}
