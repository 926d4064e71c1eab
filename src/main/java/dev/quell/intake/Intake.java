package dev.quell.intake;

import dev.quell.shared.CurrentActor;
import dev.quell.shared.Problem;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.springframework.stereotype.Service;

/**
 * Takes signals in. A receipt comes once what it tells is durable; a failed answer means that nothing was stored, or that
 * the database fell silent: then the sender repeats, and what was stored after all is a duplicate.
 */
@Service
public class Intake {

    private final AlertmanagerFormat alertmanager;
    private final CanonicalFormat canonical;
    private final IntakeQueue queue;
    private final CurrentActor actor;

    Intake(AlertmanagerFormat alertmanager, CanonicalFormat canonical, IntakeQueue queue, CurrentActor actor) {
        this.alertmanager = alertmanager;
        this.canonical = canonical;
        this.queue = queue;
        this.actor = actor;
    }

    /**
     * Takes what Alertmanager's webhook (version 4) posts.
     *
     * @throws Problem 400 naming what cannot be understood, 413 when it is too much at once, 503 when too much waits
     */
    public CompletableFuture<IntakeReceipt> alertmanager(byte[] body) {
        var reading = alertmanager.read(body);
        return take(reading.signals(), body, reading.truncated());
    }

    /**
     * Takes one signal or a list of them in Quell's own format.
     *
     * @throws Problem 400 naming every faulty field, 413 when it is too much at once, 503 when too much waits
     */
    public CompletableFuture<IntakeReceipt> canonical(byte[] body) {
        return take(canonical.read(body), body, 0);
    }

    private CompletableFuture<IntakeReceipt> take(List<SignalInput> signals, byte[] body, int truncated) {
        return queue.offer(new Delivery(signals, body, truncated, actor.name()));
    }
}
