package dev.quell.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import dev.quell.model.Pack.ProcessFile;
import dev.quell.shared.Role;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ScriptTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaFailedJobRetryTimeCycle;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaScript;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaTaskListener;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a process owner and the engine may rely on in every bundled process. */
class ProcessModelTest {

    private static final Pattern BEAN = Pattern.compile("[$#]\\{(\\w+)}");
    private static final Pattern GENERATED =
            Pattern.compile("(Activity|Gateway|Event|Flow|Task|StartEvent|EndEvent|SequenceFlow)_[0-9a-z]{6,7}");
    private static final Set<String> GROUPS = Stream.concat(
                    Arrays.stream(Role.values()).map(Role::group), Stream.of("process-owner"))
            .collect(Collectors.toSet());
    private static final Map<String, String> PREFIXES = Map.of(
            "serviceTask", "serviceTask_",
            "userTask", "userTask_",
            "businessRuleTask", "businessRuleTask_",
            "callActivity", "callActivity_",
            "startEvent", "startEvent_",
            "endEvent", "endEvent_",
            "boundaryEvent", "boundaryEvent_",
            "exclusiveGateway", "gateway_",
            "sequenceFlow", "flow_");

    static List<ProcessFile> files() {
        return Pack.processes();
    }

    @ParameterizedTest
    @MethodSource("files")
    void hasNamesLifetimesAndIdsOfItsOwn(ProcessFile file) {
        assertSoftly(softly -> {
            for (var process : file.all(Process.class)) {
                softly.assertThat(process.isExecutable()).as(process.getId()).isTrue();
                softly.assertThat(process.getId()).startsWith(file.stem());
                softly.assertThat(process.getName())
                        .as("name of " + process.getId())
                        .isNotBlank();
                softly.assertThat(process.getCamundaHistoryTimeToLiveString())
                        .as("time to live of " + process.getId())
                        .matches("P\\d+D");
            }
            for (var element : file.all(FlowElement.class)) {
                softly.assertThat(element.getId()).doesNotMatch(GENERATED);
                var prefix = PREFIXES.get(element.getElementType().getTypeName());
                if (prefix != null) {
                    softly.assertThat(element.getId()).startsWith(prefix);
                }
            }
        });
    }

    @ParameterizedTest
    @MethodSource("files")
    void drawsEveryElement(ProcessFile file) {
        var drawn = file.all(BpmnShape.class).stream()
                .map(shape -> shape.getBpmnElement().getId())
                .collect(Collectors.toSet());
        var edges = file.all(BpmnEdge.class).stream()
                .map(edge -> edge.getBpmnElement().getId())
                .collect(Collectors.toSet());

        assertThat(drawn).containsAll(ids(file.all(FlowNode.class)));
        assertThat(edges).containsAll(ids(file.all(SequenceFlow.class)));
    }

    @ParameterizedTest
    @MethodSource("files")
    void derivesTheBeanOfAServiceTaskFromItsLabel(ProcessFile file) {
        assertSoftly(softly -> {
            for (var task : file.all(ServiceTask.class)) {
                var expression = task.getCamundaDelegateExpression();
                softly.assertThat(expression)
                        .as("delegate expression of " + task.getId())
                        .isNotNull();
                softly.assertThat(task.getId()).isEqualTo("serviceTask_" + camelCase(task.getName()));
                var bean = BEAN.matcher(String.valueOf(expression));
                softly.assertThat(bean.matches())
                        .as(task.getId() + ": " + expression)
                        .isTrue();
                softly.assertThat(bean.matches() ? bean.group(1) : "").isEqualTo(camelCase(task.getName()));
            }
        });
    }

    @ParameterizedTest
    @MethodSource("files")
    void runsNoCodeOfItsOwn(ProcessFile file) {
        assertThat(file.all(ScriptTask.class)).isEmpty();
        assertThat(file.all(CamundaScript.class)).isEmpty();
        assertThat(file.all(ServiceTask.class))
                .allSatisfy(task -> assertThat(task.getCamundaClass()).isNull());
    }

    @ParameterizedTest
    @MethodSource("files")
    void givesEveryPersonATaskWithAFormAGroupAndADueDate(ProcessFile file) {
        var forms = Pack.stems("forms", ".form");
        assertSoftly(softly -> {
            for (var task : file.all(UserTask.class)) {
                softly.assertThat(task.getCamundaFormRef())
                        .as("form of " + task.getId())
                        .isIn(forms);
                softly.assertThat(task.getCamundaFormRefBinding())
                        .as(task.getId())
                        .isEqualTo("latest");
                softly.assertThat(task.getCamundaDueDate())
                        .as("due date of " + task.getId())
                        .isNotBlank();
                softly.assertThat(task.getDocumentations())
                        .as("documentation of " + task.getId())
                        .isNotEmpty();
                var group = task.getCamundaCandidateGroups();
                var named = group != null || task.getCamundaAssignee() != null;
                softly.assertThat(named)
                        .as("group or assignee of " + task.getId())
                        .isTrue();
                if (group != null && !group.contains("{")) {
                    softly.assertThat(GROUPS).as(task.getId()).containsAll(List.of(group.split(",")));
                }
            }
        });
    }

    /** A browser checks for convenience only, and anybody can post past it. */
    @ParameterizedTest
    @MethodSource("files")
    void looksAtEveryAnswerAgain(ProcessFile file) {
        assertThat(file.all(UserTask.class))
                .allSatisfy(task -> assertThat(task.getExtensionElements()
                                .getElementsQuery()
                                .filterByType(CamundaTaskListener.class)
                                .list())
                        .as("listeners of " + task.getId())
                        .anyMatch(listener -> listener.getCamundaEvent().equals("complete")
                                && listener.getCamundaDelegateExpression().startsWith("${check")));
    }

    @ParameterizedTest
    @MethodSource("files")
    void callsOnlyWhatExistsAndHandsOnTheBusinessKey(ProcessFile file) {
        var processes = Pack.processes().stream()
                .flatMap(other -> ids(other.all(Process.class)).stream())
                .collect(Collectors.toSet());
        assertSoftly(softly -> {
            for (var call : file.all(CallActivity.class)) {
                if (!call.getCalledElement().contains("{")) {
                    softly.assertThat(call.getCalledElement()).as(call.getId()).isIn(processes);
                }
                var keys = call.getExtensionElements().getElementsQuery().filterByType(CamundaIn.class).list().stream()
                        .filter(mapping -> mapping.getCamundaBusinessKey() != null);
                softly.assertThat(keys)
                        .as("business key handed on by " + call.getId())
                        .hasSize(1);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("files")
    void decidesByTablesThatExistInTheirNewestVersion(ProcessFile file) {
        var decisions = Pack.stems("processes/decisions", ".dmn");
        assertSoftly(softly -> {
            for (var task : file.all(BusinessRuleTask.class)) {
                softly.assertThat(task.getCamundaDecisionRef()).as(task.getId()).isIn(decisions);
                softly.assertThat(task.getCamundaDecisionRefBinding())
                        .as(task.getId())
                        .isIn(null, "latest");
            }
        });
    }

    @ParameterizedTest
    @MethodSource("files")
    void savesBeforeAStepThatMayBeRetried(ProcessFile file) {
        assertSoftly(softly -> {
            for (var task : file.all(ServiceTask.class)) {
                var cycles = task.getExtensionElements() == null
                        ? List.of()
                        : task.getExtensionElements()
                                .getElementsQuery()
                                .filterByType(CamundaFailedJobRetryTimeCycle.class)
                                .list();
                softly.assertThat(cycles.isEmpty() || task.isCamundaAsyncBefore())
                        .as(task.getId() + " has a retry cycle and so needs asyncBefore")
                        .isTrue();
            }
        });
    }

    @ParameterizedTest
    @MethodSource("files")
    void namesTheRoleThatHoldsATask(ProcessFile file) {
        assertSoftly(softly -> {
            for (var property : file.all(CamundaProperty.class)) {
                if ("role".equals(property.getCamundaName())) {
                    softly.assertThat(GROUPS).contains(property.getCamundaValue());
                }
            }
        });
    }

    private static Set<String> ids(Collection<? extends BaseElement> elements) {
        return elements.stream().map(element -> element.getId()).collect(Collectors.toSet());
    }

    private static String camelCase(String label) {
        var words = label.replaceAll("[^A-Za-z0-9 ]", " ").trim().split("\\s+");
        var rest = Arrays.stream(words)
                .skip(1)
                .map(word -> word.equals(word.toUpperCase(Locale.ROOT)) ? word.toLowerCase(Locale.ROOT) : word)
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining());
        return Character.toLowerCase(words[0].charAt(0)) + words[0].substring(1) + rest;
    }
}
