package dev.quell.model;

import java.util.List;
import java.util.Map;

/** Which playbook handles which type of incident. */
class SelectPlaybookTest extends DecisionTableTest {

    SelectPlaybookTest() {
        super("select-playbook", 7);
    }

    @Override
    String examples() {
        return """
                incidentType            -> playbook
                model-drift             -> model-drift
                data-poisoning          -> generic
                adversarial-attack      -> generic
                bias-breach             -> generic
                performance-degradation -> generic
                privacy-breach          -> generic
                other                   -> generic
                something-new           -> generic
                null                    -> generic
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
                        "other"));
    }
}
