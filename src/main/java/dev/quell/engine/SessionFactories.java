package dev.quell.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;

/** Puts managers of ours in the place of the engine's own. */
final class SessionFactories {

    private SessionFactories() {}

    static <T extends Session> void add(
            ProcessEngineConfigurationImpl configuration, Class<T> replaced, Supplier<? extends T> open) {
        var factories = new ArrayList<SessionFactory>(
                Objects.requireNonNullElse(configuration.getCustomSessionFactories(), List.of()));
        factories.add(new Replacement<>(replaced, open));
        configuration.setCustomSessionFactories(factories);
    }

    private record Replacement<T extends Session>(Class<T> replaced, Supplier<? extends T> open)
            implements SessionFactory {

        @Override
        public Class<?> getSessionType() {
            return replaced;
        }

        @Override
        public Session openSession() {
            return open.get();
        }
    }
}
