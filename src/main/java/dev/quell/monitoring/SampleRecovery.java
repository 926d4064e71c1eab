package dev.quell.monitoring;

import dev.quell.inventory.AiSystem;
import dev.quell.inventory.SampleSystems;
import java.time.Clock;
import java.time.OffsetDateTime;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Nothing monitors the sample system that drifts. So that its recovery can be seen, it reports once, from its baseline,
 * when a watch begins; when that is over it drifts again.
 */
@Component
@ConditionalOnProperty("quell.demo")
class SampleRecovery {

    private static final String SOURCE = "simulation";

    private final SampleSystems samples;
    private final Observations observations;
    private final Clock clock;

    SampleRecovery(SampleSystems samples, Observations observations, Clock clock) {
        this.samples = samples;
        this.observations = observations;
        this.clock = clock;
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
                .map(metric -> new ObservationInput(system.id(), metric.metric(), metric.baseline(), now, SOURCE))
                .toList());
    }
}
