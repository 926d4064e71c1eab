package dev.quell.security.process;

import dev.quell.security.RecentLogins;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.CreateMembershipCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteGroupCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteMembershipCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteUserCmd;
import org.camunda.bpm.engine.impl.cmd.SaveUserCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.stereotype.Component;

/** A new password, a removed person or a lost group holds at once, whichever way the engine was told. */
@Component
class IdentityChanges extends AbstractProcessEnginePlugin {

    private static final Set<Class<?>> CHANGES = Set.of(
            SaveUserCmd.class,
            DeleteUserCmd.class,
            CreateMembershipCmd.class,
            DeleteMembershipCmd.class,
            DeleteGroupCmd.class);

    private final RecentLogins logins;

    IdentityChanges(RecentLogins logins) {
        this.logins = logins;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        var interceptors = new ArrayList<CommandInterceptor>(Objects.requireNonNullElse(
                configuration.getCustomPreCommandInterceptorsTxRequired(), List.<CommandInterceptor>of()));
        interceptors.add(new Forgetting());
        configuration.setCustomPreCommandInterceptorsTxRequired(interceptors);
    }

    private final class Forgetting extends CommandInterceptor {

        @Override
        public <T> T execute(Command<T> command) {
            var result = next.execute(command);
            if (CHANGES.contains(command.getClass())) {
                logins.forget();
            }
            return result;
        }
    }
}
