package dev.quell.review.process;

import dev.quell.shared.CurrentActor;
import java.util.concurrent.Executors;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.stereotype.Component;

/** Who is completing the task whose transaction this is: the engine knows it even where no web login is at hand. */
@Component
class TaskPerson {

    private final IdentityService identity;
    private final CurrentActor actor;

    TaskPerson(IdentityService identity, CurrentActor actor) {
        this.identity = identity;
        this.actor = actor;
    }

    void runAs(Runnable work) {
        var authentication = identity.getCurrentAuthentication();
        var user = authentication == null ? null : authentication.getUserId();
        actor.as(user == null ? actor.name() : user, Executors.callable(work));
    }
}
