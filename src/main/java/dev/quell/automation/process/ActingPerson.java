package dev.quell.automation.process;

import dev.quell.shared.CurrentActor;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.stereotype.Component;

/** Who completes the task: the engine's authenticated user, as Tasklist and the REST API set it. */
@Component
class ActingPerson {

    private final IdentityService identity;
    private final CurrentActor actor;

    ActingPerson(IdentityService identity, CurrentActor actor) {
        this.identity = identity;
        this.actor = actor;
    }

    String name() {
        return Optional.ofNullable(identity.getCurrentAuthentication())
                .map(Authentication::getUserId)
                .orElseGet(actor::name);
    }

    <T> T act(Callable<T> work) {
        return actor.as(name(), work);
    }
}
