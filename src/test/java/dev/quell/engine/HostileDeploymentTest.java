package dev.quell.engine;

import static dev.quell.lint.SteadyModels.DECISION;
import static dev.quell.lint.SteadyModels.PROCESS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.lint.SteadyModels;
import dev.quell.testing.Caller;
import dev.quell.testing.IntegrationTest;
import dev.quell.testing.ModelerClient;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** One bad file among sound ones, over each interface of the engine: all of it is refused, and nothing is left behind. */
class HostileDeploymentTest extends IntegrationTest {

    private static final String BOMB = """
            <?xml version="1.0"?>
            <!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">
            <!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;"><!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;">]>
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL">&e;</definitions>""";
    private static final String ENTITY =
            "<!DOCTYPE d [<!ENTITY f SYSTEM \"file:///etc/hostname\">]><definitions>&f;</definitions>";
    private static final String NO_DIAGRAM = """
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><process id="x" isExecutable="true"/></definitions>""";
    private static final String ZIP = "PK\u0003\u0004\u0014\u0000\u0000";

    private enum Door {
        REST("/engine-rest/deployment/create"),
        WEBAPPS("/camunda/api/engine/engine/default/deployment/create");

        private final String path;

        Door(String path) {
            this.path = path;
        }
    }

    @LocalServerPort
    private int port;

    @Autowired
    private RepositoryService repository;

    private long before;

    @BeforeEach
    void countWhatIsThere() {
        before = repository.createDeploymentQuery().count();
    }

    static Stream<Arguments> bad() {
        return Stream.of(Door.values())
                .flatMap(door -> Stream.of(
                        of(door, "x.bpmn", BOMB, "document type"),
                        of(door, "x.dmn", BOMB, "document type"),
                        of(door, "x.bpmn", ENTITY, "document type"),
                        of(door, "x.dmn", ENTITY, "document type"),
                        of(door, "x.bpmn", ZIP, "no well-formed XML"),
                        of(door, "x.form", ZIP, "JSON"),
                        of(door, "x.zip", ZIP, "can be deployed"),
                        of(door, "x.jar", ZIP, "can be deployed"),
                        of(door, "x.groovy", "1", "can be deployed"),
                        of(door, "x.html", "<p>", "can be deployed"),
                        of(door, "x.cmmn", "<definitions/>", "can be deployed"),
                        of(door, "x.bpmn", NO_DIAGRAM, "has no diagram"),
                        of(door, "x.form", "{\"id\": \"x\", \"schemaVersion\": 99}", "schema version 99"),
                        of(door, "x.form", "{\"id\": \"x\"}", "schema version"),
                        spoilt(door, DECISION, "<literalExpression", """
                        <informationRequirement id="r2"><requiredDecision href="#steady-watch" /></informationRequirement><literalExpression""", "needs its own answer"),
                        spoilt(door, PROCESS, "<bpmn:error id", """
                        <bpmn:process id="steady-contain" isExecutable="true" camunda:historyTimeToLive="P1D" /><bpmn:error id""", "two processes"),
                        spoilt(
                                door,
                                PROCESS,
                                "steady-contain",
                                "model-drift-contain",
                                "belongs to the process in model-drift.bpmn"),
                        spoilt(door, DECISION, "id=\"steady-watch\"", "id=\"service-levels\"", "service-levels")));
    }

    @ParameterizedTest
    @MethodSource("bad")
    void isRefusedWithTheReason(Door door, Map<String, byte[]> files, String reason) {
        var answer = caller(door).deploy(door.path, files);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains(reason);
        assertThat(repository.createDeploymentQuery().count()).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource(Door.class)
    void isRefusedForItsSizeThoughItDoesNotSayItBefore(Door door) {
        var files = SteadyModels.all();
        files.put("x.bpmn", new byte[50 * 1024 * 1024]);

        var answer = caller(door).deploy(door.path, files);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(413);
        assertThat(answer.body()).contains("larger than");
        assertThat(repository.createDeploymentQuery().count()).isEqualTo(before);
    }

    @Test
    void isRefusedForItsSizeThatModelerSaysBefore() {
        var answer =
                new ModelerClient(port, "owner").deploy("large", Map.of("x.bpmn", "<!-- -->".repeat(3 * 1024 * 1024)));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(413);
        assertThat(repository.createDeploymentQuery().count()).isEqualTo(before);
    }

    private static Arguments of(Door door, String name, String content, String reason) {
        var files = SteadyModels.all();
        files.put(name, content.getBytes(StandardCharsets.UTF_8));
        return Arguments.of(door, files, reason);
    }

    private static Arguments spoilt(Door door, String name, String text, String by, String reason) {
        return Arguments.of(door, SteadyModels.spoilt(name, text, by), reason);
    }

    private Caller caller(Door door) {
        if (door == Door.REST) {
            return Caller.basic(port, "owner");
        }
        return Caller.session(port, "owner").inWebapps();
    }
}
