package dev.quell.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What happens to a signal that belongs to no open incident. */
class AssessSignalTest extends DecisionTableTest {

    AssessSignalTest() {
        super("assess-signal", 10);
    }

    @Override
    String examples() {
        return """
                family       | status   | severityHint | systemKnown | occurrences -> verdict | incidentType
                drift        | resolved | critical     | true        | 9           -> log | model-drift
                unknown      | resolved | none         | false       | 1           -> log | other
                drift        | firing   | critical     | false       | 1           -> triage | model-drift
                performance  | firing   | info         | false       | 1           -> triage | performance-degradation
                unknown      | firing   | critical     | true        | 1           -> triage | other
                horoscope    | firing   | info         | true        | 1           -> triage | other
                null         | firing   | none         | true        | 1           -> triage | other
                drift        | firing   | info         | true        | 1           -> log | model-drift
                privacy      | firing   | info         | true        | 5           -> log | privacy-breach
                drift        | firing   | critical     | true        | 1           -> open | model-drift
                performance  | firing   | none         | true        | 1           -> open | performance-degradation
                fairness     | firing   | page         | true        | 1           -> open | bias-breach
                security     | firing   | warning      | true        | 1           -> open | adversarial-attack
                privacy      | firing   | warning      | true        | 1           -> open | privacy-breach
                drift        | firing   | warning      | true        | 2           -> hold | model-drift
                data-quality | firing   | warning      | true        | 1           -> hold | model-drift
                drift        | firing   | warning      | true        | 3           -> open | model-drift
                performance  | firing   | warning      | true        | 1           -> hold | performance-degradation
                fairness     | firing   | warning      | true        | 2           -> open | bias-breach
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
                        "horoscope"),
                "status",
                List.of("firing", "resolved"),
                "severityHint",
                List.of("critical", "warning", "info", "none"),
                "systemKnown",
                List.of(true, false),
                "occurrences",
                List.of(0, 1, 2, 3, 4));
    }

    @Test
    void givesAReasonForEveryVerdict() {
        assertThat(combinations())
                .allSatisfy(inputs -> assertThat(evaluate(inputs).get(0).get("reason"))
                        .asString()
                        .isNotBlank());
    }

    @Test
    void neverOpensAnIncidentForASignalThatIsOver() {
        assertThat(combinations().stream().filter(inputs -> "resolved".equals(inputs.get("status"))))
                .allSatisfy(inputs -> assertThat(evaluate(inputs).get(0)).containsEntry("verdict", "log"));
    }
}
