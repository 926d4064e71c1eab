package dev.quell.inventory;

import dev.quell.shared.Problem;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The inventory of AI systems. */
@Service
public class AiSystems {

    private final AiSystemRepository repository;
    private final AiSystemRules rules;
    private final Clock clock;

    AiSystems(AiSystemRepository repository, AiSystemRules rules, Clock clock) {
        this.repository = repository;
        this.rules = rules;
        this.clock = clock;
    }

    /** @throws Problem 400 naming every faulty field, 409 when the id is taken */
    @Transactional
    public AiSystem register(AiSystemSpec spec) {
        rules.check(spec);
        var now = now();
        var system = entry(spec, now, now, 1);
        if (!repository.insert(system)) {
            throw Problem.conflict("An AI system \"" + spec.id() + "\" is registered already; change that one");
        }
        return system;
    }

    /**
     * Replaces an entry.
     *
     * @throws Problem 400 naming every faulty field, 404 when there is no such system, 409 when {@code spec.version()} is not
     *     the current version
     */
    @Transactional
    public AiSystem update(AiSystemSpec spec) {
        rules.check(spec);
        var before = require(spec.id());
        if (spec.version() == null) {
            throw Problem.invalid("version", "is required: the version that was read, now " + before.version());
        }
        var after = entry(spec, before.registeredAt(), now(), spec.version() + 1);
        if (!repository.update(after)) {
            throw Problem.conflict("AI system \"" + spec.id() + "\" is at version " + before.version() + ", not "
                    + spec.version() + "; read it again and repeat the change");
        }
        return after;
    }

    /**
     * Moves the threshold of one metric, as after a false alarm.
     *
     * @param threshold in the metric's unit
     * @throws Problem 404 when there is no such system or metric, 400 when normal operation would be a breach
     */
    @Transactional
    public AiSystem changeThreshold(String id, String metric, double threshold) {
        var before = require(id);
        if (before.metric(metric).isEmpty()) {
            throw Problem.notFound("metric of " + id, metric);
        }
        return update(AiSystemSpec.of(before).withThreshold(metric, threshold));
    }

    @Transactional(readOnly = true)
    public Optional<AiSystem> find(String id) {
        return repository.find(id);
    }

    /** Those of the systems that are registered, by id. */
    @Transactional(readOnly = true)
    public Map<String, AiSystem> find(Collection<String> ids) {
        return repository.find(ids).stream().collect(Collectors.toMap(AiSystem::id, Function.identity()));
    }

    /** Those whose id, or whose model's name in the registry, is one of the names; by id. */
    @Transactional(readOnly = true)
    public List<AiSystem> named(Collection<String> names) {
        return repository.named(names);
    }

    /** @throws Problem 404 when there is no such system */
    @Transactional(readOnly = true)
    public AiSystem require(String id) {
        return find(id).orElseThrow(() -> Problem.notFound("AI system", id));
    }

    @Transactional(readOnly = true)
    public List<AiSystem> all() {
        return repository.all();
    }

    /**
     * What the system lacks for a prepared response; empty when it is ready.
     *
     * @throws Problem 404 when there is no such system
     */
    @Transactional(readOnly = true)
    public List<Gap> gaps(String id) {
        return Gaps.of(require(id));
    }

    /** As {@link #gaps(String)}, of an entry that was read already. */
    public List<Gap> gaps(AiSystem system) {
        return Gaps.of(system);
    }

    private static AiSystem entry(AiSystemSpec spec, Instant registeredAt, Instant updatedAt, int version) {
        return new AiSystem(
                spec.id(),
                spec.name(),
                spec.purpose(),
                spec.owner(),
                Objects.requireNonNull(spec.riskClass()),
                spec.personalData(),
                List.copyOf(spec.jurisdictions()),
                spec.registry(),
                List.copyOf(spec.pipelines()),
                spec.servingEndpoint(),
                spec.fallback(),
                List.copyOf(spec.metrics()),
                spec.drift(),
                spec.scenarioSeverities(),
                registeredAt,
                updatedAt,
                version);
    }

    /** PostgreSQL keeps microseconds; what is returned must equal what is read later. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
