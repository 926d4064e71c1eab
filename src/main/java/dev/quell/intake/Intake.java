package dev.quell.intake;

import dev.quell.shared.Problem;
import java.util.List;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Service;

/** Takes signals in. What it returns is durable; what it refuses has changed nothing. */
@Service
public class Intake {

    private static final int ATTEMPTS = 3;

    private final AlertmanagerFormat alertmanager;
    private final CanonicalFormat canonical;
    private final SignalStore store;

    Intake(AlertmanagerFormat alertmanager, CanonicalFormat canonical, SignalStore store) {
        this.alertmanager = alertmanager;
        this.canonical = canonical;
        this.store = store;
    }

    /**
     * Takes what Alertmanager's webhook (version 4) posts.
     *
     * @throws Problem 400 naming what cannot be understood, 413 when it is too much at once
     */
    public IntakeReceipt alertmanager(byte[] body) {
        return take(alertmanager.read(body), body);
    }

    /**
     * Takes one signal or a list of them in Quell's own format.
     *
     * @throws Problem 400 naming every faulty field, 413 when it is too much at once
     */
    public IntakeReceipt canonical(byte[] body) {
        return take(canonical.read(body), body);
    }

    /** Losing a race against another request rolls back everything, so it is simply done again. */
    private IntakeReceipt take(List<SignalInput> signals, byte[] body) {
        for (var attempt = 1; ; attempt++) {
            try {
                return store.take(signals, body);
            } catch (TransientDataAccessException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }
}
