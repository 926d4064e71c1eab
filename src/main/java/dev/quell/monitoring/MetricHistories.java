package dev.quell.monitoring;

import dev.quell.inventory.AiSystem;
import dev.quell.inventory.MetricThreshold;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The metrics of a system over time, thinned out so that a chart and a table have room for them and no breach is lost. */
@Service
@Transactional(readOnly = true)
public class MetricHistories {

    private static final int POINTS = 120;
    private static final Duration SHORTEST_STRETCH = Duration.ofMinutes(1);

    private final ObservationRepository observations;
    private final Clock clock;

    MetricHistories(ObservationRepository observations, Clock clock) {
        this.observations = observations;
        this.clock = clock;
    }

    /** Each metric that has a threshold, up to now; what a clock ahead of Quell's sent counts as now. */
    public List<MetricHistory> since(AiSystem system, Instant from) {
        var now = clock.instant();
        return all(system, from, now, now.plus(ObservationRules.CLOCK_SKEW));
    }

    /** Each metric that has a threshold, in a time that is over; both ends belong to it. */
    public List<MetricHistory> between(AiSystem system, Instant from, Instant until) {
        return all(system, from, until, until);
    }

    /** When the newest observation of a metric that has a threshold was made; what a clock ahead of Quell's sent may lie in the future. */
    public Optional<Instant> newest(AiSystem system) {
        var last = clock.instant().plus(ObservationRules.CLOCK_SKEW);
        return system.metrics().stream()
                .flatMap(limit -> observations.latest(system.id(), limit.metric(), last).stream())
                .map(Observation::observedAt)
                .max(Comparator.naturalOrder());
    }

    private List<MetricHistory> all(AiSystem system, Instant from, Instant until, Instant last) {
        return system.metrics().stream()
                .map(limit -> history(system.id(), limit, from, until, last))
                .toList();
    }

    private MetricHistory history(String systemId, MetricThreshold limit, Instant from, Instant until, Instant last) {
        var stretch = stretch(Duration.between(from, until));
        return new MetricHistory(
                limit,
                from,
                until,
                stretch,
                observations.latest(systemId, limit.metric(), last).orElse(null),
                observations.worst(systemId, limit, from, last, stretch));
    }

    /** Whole minutes, so that a sentence can name them. */
    private static Duration stretch(Duration period) {
        var minutes = (period.toMinutes() + POINTS - 1) / POINTS;
        return minutes <= 1 ? SHORTEST_STRETCH : Duration.ofMinutes(minutes);
    }
}
