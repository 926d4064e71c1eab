package dev.quell.engine;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandContextListener;
import org.camunda.bpm.engine.repository.ProcessDefinition;

/**
 * When the released version of a process is deleted, its messages and timers start the version that was released before it. The engine
 * knows only the version with the number before, and only while it deletes, which it does row by row at the end of its command.
 */
class StartsAfterDeletion implements CommandContextListener {

    private final Releases releases;
    private final Set<String> deleted = new HashSet<>();
    private final Set<String> keys = new HashSet<>();

    StartsAfterDeletion(Releases releases) {
        this.releases = releases;
    }

    void deleting(ProcessDefinition definition) {
        if (deleted.isEmpty()) {
            Context.getCommandContext().registerCommandContextListener(this);
        }
        if (released(definition.getKey()).filter(definition.getId()::equals).isPresent()) {
            keys.add(definition.getKey());
        }
        deleted.add(definition.getId());
    }

    @Override
    public void onCommandContextClose(CommandContext context) {
        var engine = context.getProcessEngineConfiguration();
        keys.forEach(key -> released(key).ifPresent(next -> start(engine, next)));
    }

    @Override
    public void onCommandFailed(CommandContext context, Throwable failure) {
        keys.clear();
    }

    private static void start(ProcessEngineConfigurationImpl engine, String definitionId) {
        var definition = engine.getDeploymentCache().findDeployedProcessDefinitionById(definitionId);
        StartsOfReleases.of(engine).forEach(starts -> starts.beginWith(definition));
    }

    private Optional<String> released(String key) {
        return releases.newestFirst(ModelKind.PROCESS, key).stream()
                .filter(id -> !deleted.contains(id))
                .findFirst();
    }
}
