package dev.quell.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.testing.Caller;
import dev.quell.testing.IntegrationTest;
import java.util.UUID;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A process owner deploys over the REST API, as Camunda Modeler does. */
class DeploymentGuardTest extends IntegrationTest {

    private static final String PROCESS = """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
                xmlns:old="http://activiti.org/bpmn" targetNamespace="test">
              <process id="%s" isExecutable="true" camunda:historyTimeToLive="P1D">
                <startEvent id="start"><outgoing>a</outgoing></startEvent>
                <sequenceFlow id="a" sourceRef="start" targetRef="step"/>
                %s
                <sequenceFlow id="b" sourceRef="step" targetRef="end">%s</sequenceFlow>
                <endEvent id="end"/>
              </process>
            </definitions>
            """;

    private static final String DECISION = """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="test">
              <decision id="%s" name="d">
                <literalExpression id="literal" expressionLanguage="groovy"><text>1</text></literalExpression>
              </decision>
            </definitions>
            """;

    @LocalServerPort
    private int port;

    @Autowired
    private RepositoryService repository;

    static Stream<Arguments> code() {
        return Stream.of(
                code(
                        "step",
                        "scripts are not run",
                        "<scriptTask id='step' scriptFormat='groovy'><script>1</script></scriptTask>"),
                code("step", "names code", "<serviceTask id='step' camunda:class='java.lang.Object'/>"),
                code("step", "names code", "<serviceTask id='step' old:class='java.lang.Object'/>"),
                code("step", "type shell is not run", "<serviceTask id='step' camunda:type='shell'/>"),
                code("step", "type mail is not run", "<sendTask id='step' camunda:type='mail'/>"),
                code(
                        "step",
                        "names code",
                        "<userTask id='step'><extensionElements><camunda:taskListener event='create' class='x.Y'/>"
                                + "</extensionElements></userTask>"),
                code(
                        "step",
                        "scripts are not run",
                        "<userTask id='step'><extensionElements><camunda:executionListener event='start'>"
                                + "<camunda:script scriptFormat='javascript'>1</camunda:script></camunda:executionListener>"
                                + "</extensionElements></userTask>"),
                code(
                        "step",
                        "connectors are not run",
                        "<serviceTask id='step'><extensionElements><camunda:connector><camunda:connectorId>http-connector"
                                + "</camunda:connectorId></camunda:connector></extensionElements></serviceTask>"),
                code(
                        "step",
                        "scripts are not run",
                        "<userTask id='step'><extensionElements><camunda:inputOutput><camunda:inputParameter name='x'>"
                                + "<camunda:script scriptFormat='groovy'>1</camunda:script></camunda:inputParameter>"
                                + "</camunda:inputOutput></extensionElements></userTask>"),
                code("step", "names no bean", "<serviceTask id='step' camunda:delegateExpression='${rollBackModle}'/>"),
                code(
                        "step",
                        "closed to processes",
                        "<serviceTask id='step' camunda:delegateExpression='${jdbcTemplate}'/>"),
                code(
                        "step",
                        "closed to processes",
                        "<serviceTask id='step' camunda:expression='${runtimeService.createProcessInstanceQuery()}'/>"),
                code(
                        "step",
                        "leads out",
                        "<serviceTask id='step' camunda:expression=\"${''.getClass().forName('x')}\"/>"),
                code(
                        "step",
                        "leads out",
                        "<serviceTask id='step' camunda:expression='${execution.processEngineServices}'/>"),
                code("step", "leads out", "<userTask id='step' name='${title.class.name}'/>"),
                code("step", "computed name", "<serviceTask id='step' camunda:expression=\"${title['x']()}\"/>"),
                code("step", "must name one bean", "<serviceTask id='step' camunda:delegateExpression='${a.b}'/>"),
                code("step", "camunda:formRef", "<userTask id='step' camunda:formKey='embedded:deployment:x.html'/>"),
                code("step", "names code", "<userTask id='step' camunda:formHandlerClass='x.Y'/>"),
                code(
                        "step",
                        "names code",
                        "<callActivity id='step' calledElement='x' camunda:variableMappingClass='x.Y'/>"));
    }

    private static Arguments code(String element, String reason, String step) {
        return Arguments.of(element, reason, step);
    }

    @ParameterizedTest
    @MethodSource("code")
    void refusesAModelThatCarriesCodeAndNamesTheElementAndTheRemedy(String element, String reason, String step) {
        var key = key();

        var answer = owner().deploy("/engine-rest/deployment/create", key + ".bpmn", PROCESS.formatted(key, step, ""));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("* " + element + ": ", reason, "\"mainElementId\":\"" + element + "\"");
        assertThat(repository
                        .createDeploymentQuery()
                        .deploymentName(key + ".bpmn")
                        .count())
                .isZero();
    }

    @Test
    void refusesAScriptAsCondition() {
        var key = key();
        var condition = "<conditionExpression language='groovy'>true</conditionExpression>";

        var answer = owner().deploy(
                        "/engine-rest/deployment/create",
                        key + ".bpmn",
                        PROCESS.formatted(key, "<task id='step'/>", condition));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("* b: ", "groovy");
    }

    @Test
    void refusesADecisionThatRunsAScript() {
        var key = key();

        var answer = owner().deploy("/engine-rest/deployment/create", key + ".dmn", DECISION.formatted(key));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("literal", "groovy", "FEEL");
    }

    @Test
    void refusesFilesThatAreNoModels() {
        for (var name : new String[] {"x.html", "x.groovy", "x.js", "x.cmmn"}) {
            var answer = owner().deploy("/engine-rest/deployment/create", name, "1");

            assertThat(answer.statusCode()).as(name).isEqualTo(400);
            assertThat(answer.body()).contains("can be deployed");
        }
    }

    @Test
    void readsNoFileThatAModelNames() {
        var doctype = "<!DOCTYPE definitions [<!ENTITY file SYSTEM \"file:///etc/hostname\">]>";
        var key = key();
        var model = PROCESS.formatted(key, "<userTask id='step' name='&file;'/>", "")
                .replace("<definitions", doctype + "<definitions");

        var answer = owner().deploy("/engine-rest/deployment/create", key + ".bpmn", model);

        assertThat(answer.statusCode()).isBetween(400, 500);
        assertThat(repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey(key)
                        .count())
                .isZero();
    }

    @Test
    void deploysAPlainModel() {
        var key = key();
        var step = "<userTask id='step' name='Check ${title}' camunda:assignee='${execution.processBusinessKey}'/>";

        var answer = owner().deploy("/engine-rest/deployment/create", key + ".bpmn", PROCESS.formatted(key, step, ""));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey(key)
                        .count())
                .isOne();
    }

    @Test
    void letsOnlyProcessOwnersDeploy() {
        var key = key();
        var model = PROCESS.formatted(key, "<userTask id='step'/>", "");

        for (var user : new String[] {"engineer", "commander", "automation", "auditor"}) {
            var answer = Caller.basic(port, user).deploy("/engine-rest/deployment/create", key + ".bpmn", model);
            assertThat(answer.statusCode()).as(user).isEqualTo(403);
        }
    }

    private Caller owner() {
        return Caller.basic(port, "owner");
    }

    private static String key() {
        return "guarded-" + UUID.randomUUID();
    }
}
