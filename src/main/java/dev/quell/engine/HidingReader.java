package dev.quell.engine;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.context.Context;

/**
 * What is hidden from whoever reads now. Only a command that somebody gives is held to that, as with the engine's own
 * authorizations: while a process runs, or a delegate, it sees everything, because it acts for its incident.
 */
class HidingReader {

    private final Supplier<IdentityService> identity;
    private final Supplier<HiddenInstances> hidden;

    HidingReader(Supplier<IdentityService> identity, Supplier<HiddenInstances> hidden) {
        this.identity = identity;
        this.hidden = hidden;
    }

    Optional<String> hiddenBusinessKeys() {
        var command = Context.getCommandContext();
        if (command == null || !command.isAuthorizationCheckEnabled() || Context.getCoreExecutionContext() != null) {
            return Optional.empty();
        }
        var person = identity.get().getCurrentAuthentication();
        if (person == null || person.getUserId() == null) {
            return Optional.empty();
        }
        var groups = Objects.requireNonNullElse(person.getGroupIds(), List.<String>of());
        return hidden.get().businessKeysHiddenFrom(person.getUserId(), groups);
    }
}
