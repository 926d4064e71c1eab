package dev.quell.roster;

import dev.quell.shared.CurrentActor;
import dev.quell.shared.Problem;
import dev.quell.shared.Role;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The roster: who holds which role, whom to call first, and whether anybody has looked at it lately. */
@Service
@Transactional
public class Responders {

    /** A confirmation counts for a quarter of a year; people change jobs faster than they change rosters. */
    static final Duration CONFIRMATION_HOLDS = Duration.ofDays(92);

    private final RosterRepository repository;
    private final CurrentActor actor;
    private final Clock clock;

    Responders(RosterRepository repository, CurrentActor actor, Clock clock) {
        this.repository = repository;
        this.actor = actor;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Roster roster() {
        var head = repository.head();
        return new Roster(head.version(), head.confirmedAt(), head.confirmedBy(), repository.all());
    }

    @Transactional(readOnly = true)
    public Optional<Responder> find(String userId) {
        return repository.find(userId);
    }

    /** Who may hold {@code role}, first to be called first; empty when nobody does. */
    @Transactional(readOnly = true)
    public List<Responder> candidates(Role role) {
        return repository.of(role);
    }

    /**
     * Replaces the whole roster; unless the writer confirms it too, it counts as unconfirmed from then on.
     *
     * @throws Problem 400 naming every faulty field, 409 when {@code spec.version()} is not the current version
     */
    public Roster replace(RosterSpec spec) {
        var responders = RosterRules.check(spec);
        var version = repository.head().version();
        if (spec.version() == null) {
            throw Problem.invalid("version", "is required: the version that was read, now " + version);
        }
        var confirmed = Boolean.TRUE.equals(spec.confirmed());
        if (!repository.advance(spec.version(), confirmed ? now() : null, confirmed ? actor.name() : null)) {
            throw Problem.conflict("The roster is at version " + version + ", not " + spec.version()
                    + "; read it again and repeat the change");
        }
        repository.replaceAll(responders);
        return roster();
    }

    /** The acting person says that the roster is right as it stands. */
    public Roster confirm() {
        repository.confirm(now(), actor.name());
        return roster();
    }

    /** What the roster lacks for a prepared response; empty when it is ready. */
    @Transactional(readOnly = true)
    public List<RosterGap> gaps() {
        var gaps = new ArrayList<RosterGap>();
        for (var role : Role.values()) {
            var holders = candidates(role);
            if (holders.isEmpty()) {
                gaps.add(new RosterGap(role, "Name somebody for the role \"" + role.label() + "\""));
            } else if (holders.size() == 1 && holders.get(0).deputies().isEmpty()) {
                gaps.add(new RosterGap(
                        role, "Name a deputy for " + holders.get(0).name() + ", the only \"" + role.label() + "\""));
            }
        }
        if (!isConfirmed(repository.head())) {
            gaps.add(new RosterGap(null, "Check the roster and confirm it"));
        }
        return gaps;
    }

    private boolean isConfirmed(Roster roster) {
        var confirmedAt = roster.confirmedAt();
        return confirmedAt != null && confirmedAt.plus(CONFIRMATION_HOLDS).isAfter(clock.instant());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
