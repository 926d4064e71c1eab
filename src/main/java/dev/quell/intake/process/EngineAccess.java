package dev.quell.intake.process;

import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;

/**
 * Calls the engine as Quell itself: whoever may post a signal needs no rights in the engine for what follows from it. Losing
 * a race inside the engine becomes an exception that callers outside know.
 */
@Component
class EngineAccess {

    private final IdentityService identity;

    EngineAccess(IdentityService identity) {
        this.identity = identity;
    }

    <T> T call(Supplier<T> work) {
        var before = identity.getCurrentAuthentication();
        identity.clearAuthentication();
        try {
            return work.get();
        } catch (OptimisticLockingException e) {
            throw new ConcurrencyFailureException("The response was changed by somebody else at the same moment", e);
        } finally {
            if (before != null) {
                identity.setAuthentication(before);
            }
        }
    }
}
