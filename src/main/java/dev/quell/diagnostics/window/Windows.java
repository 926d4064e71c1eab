package dev.quell.diagnostics.window;

import dev.quell.inventory.AiSystem;
import dev.quell.inventory.DriftSettings;
import dev.quell.inventory.MetricThreshold;
import dev.quell.monitoring.Observation;
import dev.quell.monitoring.Observations;
import java.time.Clock;
import java.time.Instant;
import java.util.TreeMap;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Opens the windows of an AI system, wherever the inventory says they are. */
@Component
@EnableConfigurationProperties({WindowLimits.class, ObservationPeriods.class})
public class Windows {

    private final CsvFiles files;
    private final WindowLimits limits;
    private final Observations observations;
    private final ObservationPeriods periods;
    private final Clock clock;

    Windows(CsvFiles files, WindowLimits limits, Observations observations, ObservationPeriods periods, Clock clock) {
        this.files = files;
        this.limits = limits;
        this.observations = observations;
        this.periods = periods;
        this.clock = clock;
    }

    /**
     * @param location as in the inventory
     * @throws WindowUnreadable if it cannot be read, now or later
     */
    public Window reference(AiSystem system, String location) {
        var end = clock.instant().minus(periods.current());
        return open(system, location, end.minus(periods.reference()), end);
    }

    /**
     * @param location as in the inventory
     * @throws WindowUnreadable if it cannot be read, now or later
     */
    public Window current(AiSystem system, String location) {
        var now = clock.instant();
        return open(system, location, now.minus(periods.current()), now.plusNanos(1));
    }

    /**
     * The bytes of a window file, to be frozen as evidence.
     *
     * @throws WindowUnreadable if it cannot be read, now or later
     */
    public RawWindow raw(String location) {
        return files.read(location);
    }

    private Window open(AiSystem system, String location, Instant from, Instant to) {
        return location.equals(DriftSettings.OBSERVATIONS)
                ? observed(system, from, to)
                : new CsvWindow(files.read(location), limits);
    }

    private Window observed(AiSystem system, Instant from, Instant to) {
        var values = new TreeMap<String, double[]>();
        for (var limit : system.metrics()) {
            values.put(limit.metric(), observed(system, limit, from, to));
        }
        return new ObservedWindow(values);
    }

    private double[] observed(AiSystem system, MetricThreshold limit, Instant from, Instant to) {
        return observations.since(system.id(), limit.metric(), from).stream()
                .filter(observation -> observation.observedAt().isBefore(to))
                .mapToDouble(Observation::value)
                .toArray();
    }
}
