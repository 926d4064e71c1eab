package dev.quell.lint;

import static dev.quell.lint.SteadyModels.DECISION;
import static dev.quell.lint.SteadyModels.FORM;
import static dev.quell.lint.SteadyModels.PROCESS;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One sound model, spoilt in one way at a time: each is refused, and for the right reason. */
class HostileModelsTest {

    private static final KnownModels PACK = KnownModels.of(BundledPack.read());
    private static final String PAUSE = "camunda:delegateExpression=\"${pausePipeline}\"";
    private static final String BY_HAND = "<bpmn:userTask id=\"userTask_planContainmentByHand\"";
    private static final String CHECK = "delegateExpression=\"${checkAnswers}\"";

    private final Linter linter = new Linter(name -> name.equals("jdbcTemplate"));

    static Stream<Arguments> processes() {
        return Stream.of(
                // code
                of("no-code", PAUSE, "camunda:class=\"java.lang.Runtime\""),
                of("no-code", PAUSE, "xmlns:old=\"http://activiti.org/bpmn\" old:class=\"java.lang.Runtime\""),
                of("no-code", PAUSE, "camunda:type=\"shell\""),
                of("no-code", PAUSE, "camunda:type=\"mail\""),
                of("no-code", "<bpmn:exclusiveGateway id=\"gateway_planned\" />", """
                        <bpmn:scriptTask id="gateway_planned" scriptFormat="groovy"><bpmn:script>1</bpmn:script></bpmn:scriptTask>"""),
                of("no-code", CHECK, "class=\"java.lang.Runtime\""),
                of("no-code", "<camunda:taskListener " + CHECK + " event=\"complete\" />", """
                        <camunda:taskListener event="complete"><camunda:script scriptFormat="javascript">1</camunda:script></camunda:taskListener>"""),
                of("no-code", "<camunda:failedJobRetryTimeCycle>", """
                        <camunda:connector><camunda:connectorId>http-connector</camunda:connectorId></camunda:connector>
                        <camunda:failedJobRetryTimeCycle>"""),
                of("no-code", "<camunda:properties>", """
                        <camunda:inputOutput><camunda:inputParameter name="x"><camunda:script scriptFormat="groovy">1\
                        </camunda:script></camunda:inputParameter></camunda:inputOutput><camunda:properties>"""),
                of("no-code", "camunda:formRef=\"steady\"", "camunda:formKey=\"embedded:deployment:x.html\""),
                of("no-code", BY_HAND, BY_HAND + " camunda:formHandlerClass=\"x.Y\""),
                // what an incident cannot bear
                of("external-task", PAUSE, "camunda:type=\"external\" camunda:topic=\"pause\""),
                of("signal", "<bpmn:error id", """
                        <bpmn:signal id="signal_all" name="all" /><bpmn:error id""", "<bpmn:exclusiveGateway id=\"gateway_planned\" />", """
                        <bpmn:intermediateThrowEvent id="gateway_planned"><bpmn:signalEventDefinition signalRef="signal_all" /></bpmn:intermediateThrowEvent>"""),
                // expressions
                of("expression", "Plan containment by hand", "${title.class.name}"),
                of("expression", "Plan containment by hand", "${title['class']}"),
                of("expression", "Plan containment by hand", "${execution.processEngineServices}"),
                of("expression", "Plan containment by hand", "${title['strip']()}"),
                of("expression", "Plan containment by hand", "${execution.setVariable('severity', 'SEV4')}"),
                of("expression", "Plan containment by hand", "${runtimeService.createProcessInstanceQuery()}"),
                of("expression", "Plan containment by hand", "${jdbcTemplate.dataSource}"),
                of("expression", "Plan containment by hand", "${exec('x')}"),
                of("expression", "Plan containment by hand", "${title"),
                of(
                        "expression",
                        "Plan containment by hand",
                        "${" + "(".repeat(100_000) + "1" + ")".repeat(100_000) + "}"),
                // beans
                of("bean-unknown", PAUSE, "camunda:delegateExpression=\"${pausePipelin}\""),
                of("bean-unknown", PAUSE, "camunda:delegateExpression=\"${a.b}\""),
                of("bean-unknown", PAUSE, "camunda:delegateExpression=\"${checkAnswers}\""),
                of("bean-unknown", CHECK, "delegateExpression=\"${serviceLevel}\""),
                of("bean-closed", PAUSE, "camunda:delegateExpression=\"${jdbcTemplate}\""),
                of("bean-input", "${planContainment}", "${planRedeploymentActions}"),
                // the process
                of("time-to-live", "camunda:historyTimeToLive=\"P365D\"", ""),
                of("time-to-live", "camunda:historyTimeToLive=\"P365D\"", "camunda:historyTimeToLive=\"P1Y\""),
                of("process-id-taken", "id=\"steady-contain\"", "id=\"model-drift-contain\""),
                of("process-id-twice", "<bpmn:error id", """
                        <bpmn:process id="steady-contain" isExecutable="true" camunda:historyTimeToLive="P1D" /><bpmn:error id"""),
                of("element-id-twice", "id=\"gateway_planned\"", "id=\"gateway_pipelinePaused\""),
                of("flow-loose", "targetRef=\"gateway_planned\"", "targetRef=\"nowhere\""),
                of("diagram", "bpmnElement=\"serviceTask_pausePipeline\"", "bpmnElement=\"nothing\""),
                of("diagram", "bpmnElement=\"flow_planToPlanned\"", "bpmnElement=\"nothing\""),
                // people
                of("user-task-form", "camunda:formRef=\"steady\"", ""),
                of("form-missing", "camunda:formRef=\"steady\"", "camunda:formRef=\"stedy\""),
                of("user-task-group", "camunda:candidateGroups=\"it-operations\"", ""),
                of(
                        "group-unknown",
                        "camunda:candidateGroups=\"it-operations\"",
                        "camunda:candidateGroups=\"it-operatons\""),
                of("group-unknown", "value=\"it-operations\"", "value=\"boss\""),
                of("service-level", "'manualAction'", "'someday'"),
                of("service-level", "camunda:dueDate=\"${serviceLevel.dueAt(execution, 'manualAction')}\"", ""),
                // what it refers to
                of("call-missing", "calledElement=\"preserve-evidence\"", "calledElement=\"preserve-evidense\""),
                of(
                        "call-missing",
                        "calledElement=\"preserve-evidence\"",
                        "calledElement=\"${playbookPart.of(playbook, 'explode')}\""),
                of("call-business-key", "<camunda:in businessKey=\"#{execution.processBusinessKey}\" />", ""),
                of("call-business-key", "#{execution.processBusinessKey}", "INC-2026-0001"),
                of("call-business-key", "#{execution.processBusinessKey}", "${title}"),
                of("decision-missing", "camunda:decisionRef=\"steady-watch\"", "camunda:decisionRef=\"stedy-watch\""),
                of("error-unthrown", "errorCode=\"actionFailed\"", "errorCode=\"actionFaild\""),
                of("message-no-sender", "<bpmn:error id", """
                        <bpmn:message id="message_never" name="never.sent" /><bpmn:error id""", "<bpmn:exclusiveGateway id=\"gateway_planned\" />", """
                        <bpmn:intermediateCatchEvent id="gateway_planned"><bpmn:messageEventDefinition messageRef="message_never" /></bpmn:intermediateCatchEvent>"""),
                // effects
                of("effect-save-point", "camunda:asyncBefore=\"true\" " + PAUSE, PAUSE),
                of("effect-retries", "R4/PT15S", ""),
                of(
                        "effect-by-hand",
                        "sourceRef=\"boundaryEvent_pipelineNotPaused\" targetRef=\"userTask_pausePipelineByHand\"",
                        "sourceRef=\"boundaryEvent_pipelineNotPaused\" targetRef=\"gateway_pipelinePaused\""),
                of(
                        "effect-undo",
                        "targetRef=\"serviceTask_resumePipeline\"",
                        "targetRef=\"serviceTask_planContainment\""));
    }

    static Stream<Arguments> decisions() {
        return Stream.of(
                of("decision-cycle", "<literalExpression", """
                        <informationRequirement id="r2"><requiredDecision href="#steady-watch" /></informationRequirement><literalExpression"""),
                of("decision-missing", "#steady-risk", "#nothing"),
                of("decision-variable", "<variable id=\"variable_risk\" name=\"risk\" typeRef=\"integer\" />", ""),
                of("decision-overlap", "&lt; 0.5", "&lt;= 0.5"),
                of("decision-gap", "&gt;= 0.5", "&gt; 0.5"),
                of("decision-gap", "not(\"SEV1\")", "\"SEV2\""),
                of("decision-id-twice", "id=\"steady-risk\"", "id=\"steady-watch\""),
                of("time-to-live", "camunda:historyTimeToLive=\"P365D\"", ""),
                of("no-code", "id=\"literal_risk\"", "id=\"literal_risk\" expressionLanguage=\"groovy\""),
                of("expression", "<text>severity</text>", "<text>${severity.class}</text>"));
    }

    static Stream<Arguments> forms() {
        return Stream.of(
                of("form-schema", "\"schemaVersion\": 16", "\"schemaVersion\": 17"),
                of("form-schema", "\"schemaVersion\": 16,", ""),
                of("form-schema", "\"schemaVersion\": 16", "\"schemaVersion\": \"16\""),
                of("form-component", "\"textarea\"", "\"dynamiclist\""),
                of("form-component", "\"textarea\"", "\"filepicker\""),
                of("form-overwrites", "\"targetVersion\"", "\"severity\""),
                of("form-key-twice", "\"targetVersion\"", "\"manualProof\""),
                of("form-id", "\"id\": \"steady\"", "\"id\": \"\""));
    }

    private static Arguments of(String rule, String... changes) {
        return Arguments.of(rule, List.of(changes));
    }

    @Test
    void findsNothingInTheSoundModels() {
        assertThat(linter.check(SteadyModels.all(), PACK)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("processes")
    void refusesTheProcess(String rule, List<String> changes) {
        refuses(PROCESS, rule, changes);
    }

    @ParameterizedTest
    @MethodSource("decisions")
    void refusesTheDecision(String rule, List<String> changes) {
        refuses(DECISION, rule, changes);
    }

    @ParameterizedTest
    @MethodSource("forms")
    void refusesTheForm(String rule, List<String> changes) {
        refuses(FORM, rule, changes);
    }

    @Test
    void refusesAChangeBeforeTheEvidenceIsPreserved() {
        // the same steps in a part of the playbook that is called before the evidence is preserved, and without a gate
        // of their own
        var models = SteadyModels.spoilt(
                PROCESS, "calledElement=\"preserve-evidence\"", "calledElement=\"notify-stakeholders\"");
        var diagnosis =
                new String(models.get(PROCESS), StandardCharsets.UTF_8).replace("steady-contain", "steady-diagnose");
        models.put(PROCESS, diagnosis.getBytes(StandardCharsets.UTF_8));

        assertThat(errors(models)).contains("effect-evidence");
    }

    @Test
    void namesThePlaybookWhoseGateAChangedPhaseTakesAway() {
        var phase = BundledPack.read().get("containment-and-eradication.bpmn");
        var without = new String(phase, StandardCharsets.UTF_8)
                .replace("calledElement=\"preserve-evidence\"", "calledElement=\"stand-down-incident\"");

        var findings = linter.check(
                Map.of("containment-and-eradication.bpmn", without.getBytes(StandardCharsets.UTF_8)), PACK);

        assertThat(findings)
                .filteredOn(finding -> finding.rule().equals("effect-evidence"))
                .extracting(Finding::elementId)
                .contains("serviceTask_pausePipeline", "serviceTask_rollBackModel", "serviceTask_redeployModel");
    }

    private void refuses(String file, String rule, List<String> changes) {
        var models = SteadyModels.all();
        for (var change = 0; change < changes.size(); change += 2) {
            var text = new String(models.get(file), StandardCharsets.UTF_8);
            assertThat(text).contains(changes.get(change));
            var spoilt = text.substring(0, text.indexOf(changes.get(change)))
                    + changes.get(change + 1)
                    + text.substring(text.indexOf(changes.get(change))
                            + changes.get(change).length());
            models.put(file, spoilt.getBytes(StandardCharsets.UTF_8));
        }

        assertThat(errors(models)).contains(rule);
    }

    private List<String> errors(Map<String, byte[]> models) {
        return linter.check(models, PACK).stream()
                .filter(Finding::isError)
                .map(Finding::rule)
                .distinct()
                .collect(Collectors.toList());
    }
}
