package dev.quell.intake;

import dev.quell.shared.Problem;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads the signals that were kept. */
@Service
@Transactional(readOnly = true)
public class Signals {

    private static final int MOST = 1000;

    private final SignalRepository repository;
    private final IntakeSettings settings;
    private final Clock clock;

    Signals(SignalRepository repository, IntakeSettings settings, Clock clock) {
        this.repository = repository;
        this.settings = settings;
        this.clock = clock;
    }

    public Optional<Signal> find(String id) {
        return repository.find(id);
    }

    /** @throws Problem 404 when there is no such signal */
    public Signal require(String id) {
        return find(id).orElseThrow(() -> Problem.notFound("signal", id));
    }

    /** In the order of arrival, the first thousand. */
    public List<Signal> ofIncident(String incidentId) {
        return repository.ofIncident(incidentId, MOST);
    }

    /** What waits for being repeated and still counts if it is, the latest first. */
    public List<HeldSignal> held(int most) {
        return repository.held(clock.instant().minus(settings.hysteresisWindow()), most);
    }
}
