package dev.quell.model;

import java.util.List;
import java.util.Map;

/** How long a recovered AI system is watched, and how closely. */
class RecurrenceWatchTest extends DecisionTableTest {

    RecurrenceWatchTest() {
        super("recurrence-watch", 14);
    }

    @Override
    String examples() {
        return """
                incidentType            | severity -> watch | thresholdFactor
                model-drift             | SEV1     -> P14D | 0.5
                model-drift             | SEV2     -> P14D | 0.5
                model-drift             | SEV3     -> P14D | 0.8
                model-drift             | SEV4     -> P14D | 0.8
                data-poisoning          | SEV1     -> P30D | 0.5
                data-poisoning          | SEV2     -> P30D | 0.5
                data-poisoning          | SEV3     -> P30D | 0.8
                data-poisoning          | SEV4     -> P30D | 0.8
                adversarial-attack      | SEV1     -> P30D | 0.5
                adversarial-attack      | SEV2     -> P30D | 0.5
                adversarial-attack      | SEV3     -> P30D | 0.8
                adversarial-attack      | SEV4     -> P30D | 0.8
                bias-breach             | SEV1     -> P90D | 0.5
                bias-breach             | SEV2     -> P90D | 0.5
                bias-breach             | SEV3     -> P60D | 0.8
                bias-breach             | SEV4     -> P60D | 0.8
                performance-degradation | SEV1     -> P3D | 0.5
                performance-degradation | SEV2     -> P3D | 0.5
                performance-degradation | SEV3     -> P1D | 0.8
                performance-degradation | SEV4     -> P1D | 0.8
                privacy-breach          | SEV1     -> P30D | 0.5
                privacy-breach          | SEV2     -> P30D | 0.5
                privacy-breach          | SEV3     -> P30D | 0.8
                privacy-breach          | SEV4     -> P30D | 0.8
                other                   | SEV1     -> P14D | 0.5
                other                   | SEV2     -> P14D | 0.5
                other                   | SEV3     -> P14D | 0.8
                other                   | SEV4     -> P14D | 0.8
                something-new           | null     -> P14D | 0.5
                """;
    }

    @Override
    Map<String, List<?>> domain() {
        return Map.of(
                "incidentType",
                List.of(
                        "model-drift",
                        "data-poisoning",
                        "adversarial-attack",
                        "bias-breach",
                        "performance-degradation",
                        "privacy-breach",
                        "other"),
                "severity",
                List.of("SEV1", "SEV2", "SEV3", "SEV4"));
    }
}
