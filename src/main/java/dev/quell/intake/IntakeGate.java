package dev.quell.intake;

import dev.quell.shared.Problem;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * Bounds how many requests that need much a node works on at once, so that a storm takes neither all memory nor every
 * database connection. Who is sent away with 503 comes again; Alertmanager would drop its alert on any 4xx.
 */
@Component
public class IntakeGate {

    private final Semaphore places;
    private final long patienceMillis;

    IntakeGate(IntakeSettings settings) {
        this.places = new Semaphore(settings.concurrentRequests());
        this.patienceMillis = settings.patience().toMillis();
    }

    /** @throws Problem 503 when no place comes free in time; then {@link #leave} must not be called */
    public void enter() {
        try {
            if (!places.tryAcquire(patienceMillis, TimeUnit.MILLISECONDS)) {
                throw Problem.unavailable("Too many signals arrive at once: nothing was taken, send it again");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.unavailable("Quell is stopping: nothing was taken, send it again");
        }
    }

    public void leave() {
        places.release();
    }
}
