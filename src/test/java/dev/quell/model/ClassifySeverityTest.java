package dev.quell.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How severe an incident is, and the floors below which nothing may fall. */
class ClassifySeverityTest extends DecisionTableTest {

    ClassifySeverityTest() {
        super("classify-severity", 16);
    }

    @Override
    String examples() {
        return """
                harmRealised | affectedShare | personalData | reversibility  | systemRiskClass | adversarial -> severity | impact | reason
                none         | 0.0           | sensitive    | regular        | minimal         | no          -> SEV1 | high | Sensitive personal data were exposed
                event        | 0.001         | none         | notRecoverable | minimal         | no          -> SEV1 | high | Harm occurred that cannot be made good
                event        | 0.5           | none         | regular        | high            | no          -> SEV1 | high | Harm by a high-risk system, and half of its decisions or more may be affected
                event        | 0.01          | none         | regular        | high            | confirmed   -> SEV1 | high | A confirmed attack has harmed people through a high-risk system
                event        | 0.49          | none         | regular        | high            | suspected   -> SEV2 | high | Harm occurred in a high-risk system
                event        | 0.1           | none         | regular        | limited         | no          -> SEV2 | high | Harm occurred, and a tenth of the decisions or more may be affected
                none         | 0.0           | simple       | regular        | minimal         | no          -> SEV2 | high | Personal data were exposed
                none         | 0.0           | none         | regular        | minimal         | confirmed   -> SEV2 | medium | An attack is confirmed
                issue        | 0.05          | none         | extended       | limited         | no          -> SEV2 | medium | Recovery needs outside help or is not possible
                nearMiss     | 0.0           | none         | notRecoverable | minimal         | no          -> SEV2 | medium | Recovery needs outside help or is not possible
                none         | 0.5           | none         | regular        | high            | no          -> SEV2 | medium | Half of the decisions of a high-risk system or more may be affected
                event        | 0.09          | none         | supplemented   | limited         | no          -> SEV3 | medium | Harm occurred, limited in reach
                nearMiss     | 0.0           | none         | regular        | minimal         | no          -> SEV3 | medium | A near miss
                none         | 0.0           | none         | regular        | minimal         | suspected   -> SEV3 | medium | An attack is suspected
                issue        | 0.1           | none         | regular        | limited         | no          -> SEV3 | medium | A tenth of the decisions or more may be affected
                issue        | 0.0           | none         | regular        | high            | no          -> SEV3 | medium | An issue in a high-risk system
                none         | 0.09          | none         | supplemented   | high            | no          -> SEV4 | low | No harm, small reach, recovers with the usual means
                none         | null          | null         | null           | null            | null        -> SEV4 | low | No harm, small reach, recovers with the usual means
                """;
    }

    @Override
    Map<String, List<?>> domain() {
        return Map.of(
                "harmRealised",
                List.of("none", "issue", "nearMiss", "event"),
                "affectedShare",
                List.of(0.0, 0.09, 0.1, 0.49, 0.5, 1.0),
                "personalData",
                List.of("none", "simple", "sensitive"),
                "reversibility",
                List.of("regular", "supplemented", "extended", "notRecoverable"),
                "systemRiskClass",
                List.of("minimal", "limited", "high"),
                "adversarial",
                List.of("no", "suspected", "confirmed"));
    }

    @Test
    void neverFallsBelowTheFloors() {
        for (var inputs : combinations()) {
            if ("sensitive".equals(inputs.get("personalData"))) {
                assertThat(severity(inputs)).as("%s", inputs).isEqualTo(1);
            }
            if (List.of("event", "nearMiss").contains(inputs.get("harmRealised"))) {
                assertThat(severity(inputs)).as("%s", inputs).isLessThanOrEqualTo(3);
            }
        }
    }

    @Test
    void isNeverMilderWhenOneAnswerIsWorse() {
        for (var inputs : combinations()) {
            for (var input : domain().entrySet()) {
                var worse = input.getValue().indexOf(inputs.get(input.getKey())) + 1;
                if (worse < input.getValue().size()) {
                    var changed = new HashMap<>(inputs);
                    changed.put(input.getKey(), input.getValue().get(worse));
                    assertThat(severity(changed))
                            .as("%s instead of %s", changed, inputs)
                            .isLessThanOrEqualTo(severity(inputs));
                    assertThat(impact(changed))
                            .as("%s instead of %s", changed, inputs)
                            .isLessThanOrEqualTo(impact(inputs));
                }
            }
        }
    }

    private int severity(Map<String, Object> inputs) {
        return Integer.parseInt(
                evaluate(inputs).get(0).get("severity").toString().substring(3));
    }

    private int impact(Map<String, Object> inputs) {
        return List.of("high", "medium", "low")
                .indexOf(evaluate(inputs).get(0).get("impact").toString());
    }
}
