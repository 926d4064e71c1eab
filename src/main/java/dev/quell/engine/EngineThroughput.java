package dev.quell.engine;

import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.camunda.bpm.engine.impl.persistence.entity.JobManager;
import org.springframework.stereotype.Component;

/** What keeps a response from waiting for the engine's own bookkeeping. */
@Component
class EngineThroughput extends AbstractProcessEnginePlugin {

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        SessionFactories.add(configuration, JobManager.class, ResponseJobs::new);
        SessionFactories.add(configuration, AuthorizationManager.class, AuthorizationsOfGroups::new);
        configuration.setCustomHistoryLevels(List.of(new RecordHistoryLevel()));
    }
}
