package dev.quell.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a process owner may expect of every decision that opens in Modeler. */
class DecisionFilesTest {

    static Stream<String> files() {
        return DecisionFile.all().stream();
    }

    @Test
    void bundlesTheDecisionsTheProcessesAskFor() {
        assertThat(DecisionFile.all())
                .contains(
                        "approval-policy",
                        "assess-signal",
                        "classify-severity",
                        "communication-plan",
                        "prioritise",
                        "recovery-criteria",
                        "recurrence-watch",
                        "select-playbook",
                        "service-levels");
    }

    @ParameterizedTest
    @MethodSource("files")
    void isValidDmn(String file) {
        Dmn.validateModel(DecisionFile.named(file).model());
    }

    @ParameterizedTest
    @MethodSource("files")
    void isNamedAsItsFile(String file) {
        assertThat(DecisionFile.named(file).table().getParentElement().getAttributeValue("id"))
                .isEqualTo(file);
    }

    @ParameterizedTest
    @MethodSource("files")
    void keepsItsHistoryForAYear(String file) {
        decisions(file)
                .forEach(decision -> assertThat(decision.getCamundaHistoryTimeToLiveString())
                        .as(decision.getId())
                        .isEqualTo("P365D"));
    }

    @ParameterizedTest
    @MethodSource("files")
    void saysForEveryRuleWhyItIsThere(String file) {
        DecisionFile.named(file)
                .rules()
                .forEach(rule -> assertThat(rule.getDescription().getTextContent())
                        .as(rule.getId())
                        .isNotBlank()
                        .endsWith("."));
    }

    @ParameterizedTest
    @MethodSource("files")
    void labelsAndTypesEveryColumn(String file) {
        var table = DecisionFile.named(file).table();
        table.getInputs().forEach(input -> {
            assertThat(input.getLabel()).as(input.getId()).isNotBlank();
            assertThat(input.getInputExpression().getTypeRef())
                    .as(input.getId())
                    .isIn("string", "boolean", "integer", "double");
        });
        table.getOutputs().forEach(output -> {
            assertThat(output.getLabel()).as(output.getId()).isNotBlank();
            assertThat(output.getTypeRef()).as(output.getId()).isIn("string", "boolean", "integer", "double");
        });
    }

    @ParameterizedTest
    @MethodSource("files")
    void hasAPlaceForEveryDecisionInItsDiagram(String file) throws Exception {
        var xml = Dmn.convertToString(DecisionFile.named(file).model());
        decisions(file).forEach(decision -> assertThat(xml).contains("dmnElementRef=\"" + decision.getId() + "\""));
    }

    private static Stream<Decision> decisions(String file) {
        var found = DecisionFile.named(file).model().getModelElementsByType(Decision.class);
        return Arrays.stream(found.toArray(Decision[]::new));
    }
}
