package dev.quell.inventory;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A registered AI system.
 *
 * @param owner user id of the person who answers for it
 * @param jurisdictions ISO 3166 codes, {@code EU} included
 * @param scenarioSeverities agreed severity ({@code SEV1} to {@code SEV4}) by incident type key
 * @param version counts the changes from 1; an update must name the version it started from
 */
public record AiSystem(
        String id,
        String name,
        String purpose,
        String owner,
        RiskClass riskClass,
        boolean personalData,
        List<String> jurisdictions,
        @Nullable Registry registry,
        List<Pipeline> pipelines,
        @Nullable String servingEndpoint,
        @Nullable String fallback,
        List<MetricThreshold> metrics,
        DriftSettings drift,
        Map<String, String> scenarioSeverities,
        Instant registeredAt,
        Instant updatedAt,
        int version) {

    public Optional<MetricThreshold> metric(String name) {
        return metrics.stream().filter(metric -> metric.metric().equals(name)).findFirst();
    }
}
