package dev.quell.diagnostics;

import dev.quell.diagnostics.window.WindowUnreadable;
import dev.quell.inventory.AiSystem;
import dev.quell.inventory.AiSystems;
import dev.quell.monitoring.Observations;
import dev.quell.monitoring.Standing;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/** Whether an AI system looks recovered, in the words of {@code recovery-criteria}. */
@Service
public class RecoveryCheck {

    private static final String UNKNOWN = "unknown";

    private final AiSystems systems;
    private final Observations observations;
    private final DistributionDiagnosis distributions;
    private final int minObservations;

    RecoveryCheck(
            AiSystems systems,
            Observations observations,
            DistributionDiagnosis distributions,
            @Value("${quell.recovery.min-observations:3}") int minObservations) {
        this.systems = systems;
        this.observations = observations;
        this.distributions = distributions;
        this.minObservations = minObservations;
    }

    /** @param minObservations how many fresh observations a judgement needs */
    public record Result(
            String metricStatus,
            String driftStatus,
            int freshObservations,
            int minObservations,
            List<Standing.Metric> metrics) {}

    /**
     * @param systemId null, or of no registered system: then nothing is known
     * @param since from when an observation counts as fresh
     */
    public Result check(@Nullable String systemId, Instant since) {
        var system = systemId == null ? null : systems.find(systemId).orElse(null);
        if (system == null) {
            return new Result(UNKNOWN, UNKNOWN, 0, minObservations, List.of());
        }
        var standing = observations.standing(system.id(), since);
        return new Result(
                standing.metricStatus(),
                driftStatus(system),
                standing.freshObservations(),
                minObservations,
                standing.metrics());
    }

    private String driftStatus(AiSystem system) {
        try {
            return distributions.look(system).status();
        } catch (WindowUnreadable e) {
            return UNKNOWN;
        }
    }
}
