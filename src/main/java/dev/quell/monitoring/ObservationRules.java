package dev.quell.monitoring;

import dev.quell.inventory.AiSystem;
import dev.quell.shared.FieldErrors;
import dev.quell.shared.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** What an observation must satisfy; the faults of all are reported together. */
@Component
class ObservationRules {

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    static final Duration CLOCK_SKEW = Duration.ofMinutes(10);
    private static final int MAX_NAME = 200;

    private final Clock clock;

    ObservationRules(Clock clock) {
        this.clock = clock;
    }

    /**
     * @param systems the systems the inputs name, as far as they are registered
     * @throws Problem 400 naming every faulty field
     */
    List<Observation> check(List<ObservationInput> inputs, Map<String, AiSystem> systems) {
        var errors = new FieldErrors();
        for (var i = 0; i < inputs.size(); i++) {
            check(inputs.get(i), inputs.size() == 1 ? "" : "[" + i + "].", systems, errors);
        }
        errors.throwIfAny();
        return IntStream.range(0, inputs.size())
                .mapToObj(i -> observation(inputs.get(i)))
                .toList();
    }

    private void check(ObservationInput input, String path, Map<String, AiSystem> systems, FieldErrors errors) {
        var systemId = input.systemId();
        errors.required(systemId, path + "systemId", MAX_NAME).required(input.metric(), path + "metric", MAX_NAME);
        errors.refuse(
                systemId != null && !systemId.isBlank() && !systems.containsKey(systemId),
                path + "systemId",
                "names no registered AI system; register it under /api/v1/systems first");
        errors.refuse(
                input.value() == null || !Double.isFinite(input.value()),
                path + "value",
                "is required: a finite number");
        errors.atMost(input.source(), path + "source", MAX_NAME);
        var time = time(input);
        errors.refuse(time.isBefore(EARLIEST), path + "observedAt", "must be in 2000 or later");
        errors.refuse(
                time.isAfter(clock.instant().plus(CLOCK_SKEW)),
                path + "observedAt",
                "lies in the future; send the time of the measurement in UTC or with its offset");
    }

    private Observation observation(ObservationInput input) {
        return new Observation(
                Objects.requireNonNull(input.systemId()),
                Objects.requireNonNull(input.metric()),
                Objects.requireNonNull(input.value()),
                time(input),
                input.source() == null || input.source().isBlank() ? "api" : input.source());
    }

    private Instant time(ObservationInput input) {
        var time = input.observedAt() == null
                ? clock.instant()
                : input.observedAt().toInstant();
        return time.truncatedTo(ChronoUnit.MICROS);
    }
}
