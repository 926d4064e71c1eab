package dev.quell.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.shared.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who must approve an action. */
class ApprovalPolicyTest extends DecisionTableTest {

    ApprovalPolicyTest() {
        super("approval-policy", 9);
    }

    @Override
    String examples() {
        return """
                severity | actionType              | environment -> approvers | quorum | timeout | breakGlassAllowed | escalateTo
                SEV1     | airflow.pauseDag        | production  -> incident-commander,ai-ml-engineer,it-operations | 1 | PT10M | true | business-stakeholder,data-scientist
                SEV2     | airflow.pauseDag        | production  -> incident-commander,ai-ml-engineer,it-operations | 1 | PT30M | true | business-stakeholder,data-scientist
                SEV2     | simulated.pauseDag | production  -> incident-commander,ai-ml-engineer,it-operations | 1 | PT30M | true | business-stakeholder,data-scientist
                null     | simulated.pauseDag | production  -> incident-commander,ai-ml-engineer,it-operations | 1 | PT30M | true | business-stakeholder,data-scientist
                SEV3     | simulated.pauseDag | production  -> incident-commander,ai-ml-engineer,it-operations | 1 | PT4H | false | business-stakeholder,data-scientist
                SEV4     | airflow.pauseDag        | production  -> incident-commander,ai-ml-engineer,it-operations | 1 | P1D | false | business-stakeholder,data-scientist
                SEV1     | mlflow.setAlias         | production  -> incident-commander | 1 | PT10M | true | business-stakeholder,it-operations
                SEV2     | mlflow.setAlias         | production  -> incident-commander | 1 | PT30M | true | business-stakeholder,it-operations
                null     | any                     | production  -> incident-commander | 1 | PT30M | true | business-stakeholder,it-operations
                SEV3     | airflow.unpauseDag      | production  -> incident-commander,business-stakeholder | 2 | PT4H | false | it-operations,legal-compliance
                SEV4     | any                     | production  -> incident-commander,business-stakeholder | 2 | P1D | false | it-operations,legal-compliance
                SEV1     | mlflow.setAlias         | other       -> incident-commander,ai-ml-engineer,it-operations | 1 | PT4H | true | business-stakeholder,data-scientist
                SEV4     | any                     | null        -> incident-commander,ai-ml-engineer,it-operations | 1 | PT4H | true | business-stakeholder,data-scientist
                """;
    }

    @Test
    void alwaysAsksPeopleAsBundled() {
        assertThat(combinations())
                .flatMap(this::evaluate)
                .extracting(row -> (Integer) row.get("quorum"))
                .allMatch(quorum -> quorum >= 1);
    }

    @Test
    void escalatesToGroupsThatWereNotAskedBefore() {
        assertThat(combinations()).flatMap(this::evaluate).allSatisfy(row -> {
            var asked = List.of(String.valueOf(row.get("approvers")).split(","));
            assertThat(String.valueOf(row.get("escalateTo")).split(","))
                    .isSubsetOf(groups())
                    .doesNotContainAnyElementsOf(asked);
        });
    }

    private static List<String> groups() {
        return Arrays.stream(Role.values()).map(Role::group).toList();
    }

    @Override
    Map<String, List<?>> domain() {
        return Map.of(
                "severity",
                List.of("SEV1", "SEV2", "SEV3", "SEV4"),
                "actionType",
                List.of(
                        "mlflow.setAlias",
                        "airflow.pauseDag",
                        "airflow.unpauseDag",
                        "simulated.pauseDag",
                        "any",
                        "something.new"),
                "environment",
                List.of("production", "other"));
    }
}
