package dev.quell.model;

import java.util.List;
import java.util.Map;

/** When a repaired AI system counts as recovered. */
class RecoveryCriteriaTest extends DecisionTableTest {

    RecoveryCriteriaTest() {
        super("recovery-criteria", 7);
    }

    @Override
    String examples() {
        return """
                incidentType            | metricStatus   | driftStatus | freshObservations | minObservations -> met | reason
                model-drift             | withinBaseline | clear       | 4                 | 5               -> false | Too few fresh observations to judge
                other                   | unknown        | drifted     | 0                 | 1               -> false | Too few fresh observations to judge
                other                   | outside        | drifted     | 0                 | 1               -> false | A metric is still outside its baseline
                model-drift             | outside        | clear       | 5                 | 5               -> false | A metric is still outside its baseline
                privacy-breach          | outside        | unknown     | 9                 | 5               -> false | A metric is still outside its baseline
                bias-breach             | unknown        | clear       | 5                 | 5               -> false | A metric could not be compared with its baseline
                model-drift             | withinBaseline | drifted     | 5                 | 5               -> false | The inputs still differ from the reference window
                data-poisoning          | withinBaseline | unknown     | 5                 | 5               -> false | The current window could not be compared with the reference
                model-drift             | withinBaseline | clear       | 5                 | 5               -> true | Metrics are back within their baselines and the inputs match the reference window
                performance-degradation | withinBaseline | drifted     | 6                 | 5               -> true | Metrics are back within their baselines
                other                   | withinBaseline | unknown     | 5                 | 5               -> true | Metrics are back within their baselines
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
                "metricStatus",
                List.of("withinBaseline", "outside", "unknown"),
                "driftStatus",
                List.of("clear", "drifted", "unknown"),
                "freshObservations",
                List.of(0, 4, 5, 6),
                "minObservations",
                List.of(0, 5));
    }
}
