package dev.quell.monitoring;

import dev.quell.inventory.AiSystem;
import dev.quell.inventory.SampleSystems;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.stream.IntStream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Nothing monitors the sample system that drifts. So that its recovery can be seen, it reports each metric, from its
 * baseline, as often as recovery asks for, when a watch begins; when that is over it drifts again.
 */
@Component
@ConditionalOnProperty("quell.demo")
class SampleRecovery {

    private static final String SOURCE = "simulation";

    private final SampleSystems samples;
    private final Observations observations;
    private final Clock clock;
    private final int times;

    SampleRecovery(
            SampleSystems samples,
            Observations observations,
            Clock clock,
            @Value("${quell.recovery.min-observations:3}") int times) {
        this.samples = samples;
        this.observations = observations;
        this.clock = clock;
        this.times = times;
    }

    @EventListener
    void onWatch(WatchBegan watch) {
        samples.recover(watch.systemId()).ifPresent(this::report);
    }

    @EventListener
    void onEnd(WatchEnded watch) {
        samples.drift(watch.systemId());
    }

    private void report(AiSystem system) {
        var now = OffsetDateTime.now(clock);
        observations.take(system.metrics().stream()
                .flatMap(metric -> IntStream.range(0, times)
                        .mapToObj(i -> new ObservationInput(
                                system.id(),
                                metric.metric(),
                                metric.baseline(),
                                now.plusNanos(i * 1_000_000L),
                                SOURCE)))
                .toList());
    }
}
