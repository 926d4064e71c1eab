package dev.quell.inventory;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says about an AI system when registering or changing it; {@link AiSystem} explains the fields.
 *
 * @param version for a change: the version that was read; left out when registering
 */
@JsonIgnoreProperties({"registeredAt", "updatedAt", "gaps"})
public record AiSystemSpec(
        String id,
        String name,
        String purpose,
        String owner,
        @Nullable RiskClass riskClass,
        boolean personalData,
        List<String> jurisdictions,
        @Nullable Registry registry,
        List<Pipeline> pipelines,
        @Nullable String servingEndpoint,
        @Nullable String fallback,
        List<MetricThreshold> metrics,
        DriftSettings drift,
        Map<String, String> scenarioSeverities,
        @Nullable Integer version) {

    public AiSystemSpec {
        id = text(id);
        name = text(name);
        purpose = text(purpose);
        owner = text(owner);
        jurisdictions = list(jurisdictions);
        pipelines = list(pipelines);
        servingEndpoint = optional(servingEndpoint);
        fallback = optional(fallback);
        metrics = list(metrics);
        drift = drift == null ? DriftSettings.none() : drift;
        scenarioSeverities = scenarioSeverities == null ? Map.of() : scenarioSeverities;
    }

    /** The entry as it is, ready to be changed. */
    public static AiSystemSpec of(AiSystem system) {
        return new AiSystemSpec(
                system.id(),
                system.name(),
                system.purpose(),
                system.owner(),
                system.riskClass(),
                system.personalData(),
                system.jurisdictions(),
                system.registry(),
                system.pipelines(),
                system.servingEndpoint(),
                system.fallback(),
                system.metrics(),
                system.drift(),
                system.scenarioSeverities(),
                system.version());
    }

    AiSystemSpec withThreshold(String metric, double threshold) {
        var changed = metrics.stream()
                .map(limit -> limit.metric().equals(metric) ? limit.withThreshold(threshold) : limit)
                .toList();
        return new AiSystemSpec(
                id,
                name,
                purpose,
                owner,
                riskClass,
                personalData,
                jurisdictions,
                registry,
                pipelines,
                servingEndpoint,
                fallback,
                changed,
                drift,
                scenarioSeverities,
                version);
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value.strip();
    }

    private static @Nullable String optional(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }

    private static <T> List<T> list(@Nullable List<T> values) {
        return values == null ? List.of() : values;
    }
}
