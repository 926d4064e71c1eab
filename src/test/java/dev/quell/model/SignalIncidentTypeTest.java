package dev.quell.model;

import java.util.List;
import java.util.Map;

/** Which type of incident a signal would become. */
class SignalIncidentTypeTest extends DecisionTableTest {

    SignalIncidentTypeTest() {
        super(DecisionFile.named("assess-signal", "signal-incident-type"), 7);
    }

    @Override
    String examples() {
        return """
                family       -> incidentType
                drift        -> model-drift
                data-quality -> model-drift
                performance  -> performance-degradation
                security     -> adversarial-attack
                fairness     -> bias-breach
                privacy      -> privacy-breach
                unknown      -> other
                horoscope    -> other
                null         -> other
                """;
    }

    @Override
    Map<String, List<?>> domain() {
        return Map.of(
                "family",
                List.of(
                        "drift",
                        "performance",
                        "data-quality",
                        "security",
                        "fairness",
                        "privacy",
                        "unknown",
                        "horoscope"));
    }
}
