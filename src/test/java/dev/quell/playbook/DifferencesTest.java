package dev.quell.playbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.quell.engine.ModelKind;
import dev.quell.playbook.Difference.Change;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DifferencesTest {

    private static final String PROCESS = """
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn">
              <process id="p" name="P">
                <startEvent id="start" name="Begun"/>
                <serviceTask id="step" name="Roll back model" camunda:delegateExpression="${rollBackModel}">
                  <extensionElements>
                    <camunda:failedJobRetryTimeCycle>%s</camunda:failedJobRetryTimeCycle>
                    <camunda:inputOutput><camunda:inputParameter name="alias">%s</camunda:inputParameter></camunda:inputOutput>
                  </extensionElements>
                </serviceTask>
                %s
              </process>
              <process id="other"><userTask id="%s"/></process>
            </definitions>""";

    private static final String TABLE = """
            <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/">
              <decision id="d" name="Levels"><decisionTable hitPolicy="%s">
                <input id="in" label="Severity"><inputExpression><text>severity</text></inputExpression></input>
                <output id="out" name="due"/>%s</decisionTable></decision>
            </definitions>""";
    private static final String ROW = """
            <rule id="%s"><inputEntry><text>"SEV%s"</text></inputEntry><outputEntry><text>"%s"</text></outputEntry></rule>""";

    @Test
    void tellsWhatIsSetDifferentlyAtAnElement() {
        var found = processes(
                PROCESS.formatted("R3/PT1M", "champion", "", "x"), PROCESS.formatted("R5/PT1M", "staging", "", "x"));

        assertThat(found).singleElement().satisfies(difference -> {
            assertThat(difference.change()).isEqualTo(Change.CHANGED);
            assertThat(difference.element()).isEqualTo("step");
            assertThat(difference.name()).isEqualTo("Roll back model");
            assertThat(difference.type()).isEqualTo("service task");
            assertThat(difference.details())
                    .containsExactly(
                            "failed job retry time cycle: R3/PT1M → R5/PT1M",
                            "input parameter alias: champion → staging");
        });
    }

    @Test
    void tellsWhatIsAddedAndRemoved() {
        var with = PROCESS.formatted("R3/PT1M", "champion", "<userTask id='look' name='Look'/>", "x");
        var without = PROCESS.formatted("R3/PT1M", "champion", "", "x");

        assertThat(processes(without, with))
                .extracting(Difference::change, Difference::name, Difference::type)
                .containsExactly(tuple(Change.ADDED, "Look", "user task"));
        assertThat(processes(with, without)).extracting(Difference::change).containsExactly(Change.REMOVED);
        assertThat(Differences.summary(processes(without, with))).isEqualTo("1 added");
    }

    @Test
    void tellsAFlowWithoutALabelByItsEnds() {
        var flow = "<sequenceFlow id='f' sourceRef='start' targetRef='step'/>";

        assertThat(processes(
                        PROCESS.formatted("R3/PT1M", "champion", "", "x"),
                        PROCESS.formatted("R3/PT1M", "champion", flow, "x")))
                .extracting(Difference::name)
                .containsExactly("Begun → Roll back model");
    }

    @Test
    void leavesOutTheOtherProcessesOfTheFile() {
        assertThat(processes(
                        PROCESS.formatted("R3/PT1M", "champion", "", "x"),
                        PROCESS.formatted("R3/PT1M", "champion", "", "y")))
                .isEmpty();
    }

    @Test
    void findsNothingInAModelThatWasOnlyDrawnAnew() throws IOException {
        var model = Files.readString(Path.of("processes/playbooks/model-drift.bpmn"));
        var moved = model.replaceAll("<dc:Bounds x=\"\\d+\"", "<dc:Bounds x=\"7\"");

        assertThat(moved).isNotEqualTo(model);
        assertThat(Differences.between(ModelKind.PROCESS, Set.of("model-drift-contain"), bytes(model), bytes(moved)))
                .isEmpty();
    }

    @Test
    void tellsEveryElementOfAModelThatIsNew() throws IOException {
        var model = Files.readAllBytes(Path.of("processes/services/release-playbook.bpmn"));

        assertThat(Differences.between(ModelKind.PROCESS, Set.of("release-playbook"), null, model))
                .allMatch(difference -> difference.change() == Change.ADDED)
                .extracting(Difference::element)
                .contains("userTask_approveRelease", "boundaryEvent_releaseOvertaken", "flow_releaseApprovedYes");
    }

    @Test
    void tellsRowsByTheirIdsSoThatAnInsertedRowIsOneDifference() {
        var before = TABLE.formatted("UNIQUE", ROW.formatted("r1", 1, "PT1H") + ROW.formatted("r2", 2, "PT4H"));
        var after = TABLE.formatted(
                "UNIQUE",
                ROW.formatted("r0", 0, "PT5M") + ROW.formatted("r1", 1, "PT30M") + ROW.formatted("r2", 2, "PT4H"));

        assertThat(decisions(before, after))
                .extracting(Difference::change, Difference::name, Difference::details)
                .containsExactly(
                        tuple(Change.ADDED, "Row 1: \"SEV0\"", List.of()),
                        tuple(Change.CHANGED, "Row 2: \"SEV1\"", List.of("results: \"PT1H\" → \"PT30M\"")));
    }

    @Test
    void tellsAnotherHitPolicy() {
        assertThat(decisions(TABLE.formatted("UNIQUE", ""), TABLE.formatted("FIRST", "")))
                .singleElement()
                .satisfies(
                        difference -> assertThat(difference.details()).containsExactly("hit policy: UNIQUE → FIRST"));
    }

    @Test
    void tellsFieldsOfAFormByTheirKeys() {
        var before = "{\"components\": [{\"type\": \"textfield\", \"key\": \"reason\", \"label\": \"Why?\","
                + " \"validate\": {\"required\": true}, \"layout\": {\"row\": \"a\"}}]}";
        var after = "{\"components\": [{\"type\": \"group\", \"id\": \"g\", \"components\": [{\"type\": \"textfield\","
                + " \"key\": \"reason\", \"label\": \"Why?\", \"validate\": {\"required\": false}, \"layout\": {\"row\": \"b\"}}]}]}";

        assertThat(Differences.between(ModelKind.FORM, Set.of("f"), bytes(before), bytes(after)))
                .extracting(Difference::change, Difference::element, Difference::details)
                .containsExactlyInAnyOrder(
                        tuple(Change.ADDED, "g", List.of()),
                        tuple(
                                Change.CHANGED,
                                "reason",
                                List.of("validate: {\"required\":true} → {\"required\":false}")));
    }

    @Test
    void readsNoFileThatAModelNames() {
        var hostile = "<!DOCTYPE d [<!ENTITY f SYSTEM \"file:///etc/hostname\">]><definitions>&f;</definitions>";

        assertThatThrownBy(() -> processes(hostile, hostile)).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<Difference> processes(String before, String after) {
        return Differences.between(ModelKind.PROCESS, Set.of("p"), bytes(before), bytes(after));
    }

    private static List<Difference> decisions(String before, String after) {
        return Differences.between(ModelKind.DECISION, Set.of("d"), bytes(before), bytes(after));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
