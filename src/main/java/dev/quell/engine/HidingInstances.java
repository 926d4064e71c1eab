package dev.quell.engine;

import java.util.Objects;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Puts {@link HidingDataSource} before the engine's database; Cockpit's own queries take it from the engine. */
@Component
@Order
class HidingInstances extends AbstractProcessEnginePlugin {

    private final ObjectProvider<HiddenInstances> hidden;

    HidingInstances(ObjectProvider<HiddenInstances> hidden) {
        this.hidden = hidden;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        var database = Objects.requireNonNull(configuration.getDataSource(), "the engine's database is not set yet");
        configuration.setDataSource(new HidingDataSource(
                database, new HidingReader(() -> configuration.getIdentityService(), hidden::getObject)));
    }
}
