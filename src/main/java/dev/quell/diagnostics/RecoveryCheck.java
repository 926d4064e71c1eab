package dev.quell.diagnostics;

import dev.quell.diagnostics.window.WindowUnreadable;
import dev.quell.inventory.AiSystem;
import dev.quell.inventory.AiSystems;
import dev.quell.monitoring.Observations;
import dev.quell.monitoring.Standing;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
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

    /**
     * @param minObservations how many fresh observations of each metric with a limit a judgement needs
     * @param standing holds no metrics when the system is not known
     */
    public record Result(String driftStatus, int minObservations, Standing standing) {

        /** In the words of {@link Standing#metricStatus}. */
        public String metricStatus() {
            return standing.metricStatus(minObservations);
        }

        /** Metrics that were observed too seldom, with how often, for people; empty when none was. */
        public String lackingMetrics() {
            return standing.lacking(minObservations).stream()
                    .map(metric -> metric.limit().metric() + " (" + metric.fresh() + ")")
                    .collect(Collectors.joining(", "));
        }
    }

    /**
     * @param systemId null, or of no registered system: then nothing is known
     * @param since from when an observation counts as fresh
     */
    public Result check(@Nullable String systemId, Instant since) {
        var system = systemId == null ? null : systems.find(systemId).orElse(null);
        if (system == null) {
            return new Result(UNKNOWN, minObservations, new Standing(List.of()));
        }
        return new Result(driftStatus(system), minObservations, observations.standing(system.id(), since));
    }

    private String driftStatus(AiSystem system) {
        try {
            return distributions.look(system).status();
        } catch (WindowUnreadable e) {
            return UNKNOWN;
        }
    }
}
