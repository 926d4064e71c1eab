package dev.quell.engine;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;

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

    /** Who gives the command, when that is somebody from whom anything may be hidden. */
    Optional<Authentication> current() {
        var command = Context.getCommandContext();
        if (command == null || !command.isAuthorizationCheckEnabled() || Context.getCoreExecutionContext() != null) {
            return Optional.empty();
        }
        return Optional.ofNullable(identity.get().getCurrentAuthentication())
                .filter(person -> person.getUserId() != null);
    }

    /** A query for what is hidden from that person; empty for those from whom nothing is. */
    Optional<String> hiddenBusinessKeys(Authentication person) {
        var groups = Objects.requireNonNullElse(person.getGroupIds(), List.<String>of());
        return hidden.get().businessKeysHiddenFrom(person.getUserId(), groups);
    }
}
