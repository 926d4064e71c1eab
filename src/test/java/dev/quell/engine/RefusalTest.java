package dev.quell.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.quell.testing.Caller;
import dev.quell.testing.IntegrationTest;
import dev.quell.testing.ModelerClient;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a person and an operator get to see when a listener refuses an answer. */
class RefusalTest extends IntegrationTest {

    private static final Logger ROOT = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    private static final String START = "/process-definition/key/ai-incident-response/submit-form";
    private static final String UNKNOWN_SYSTEM = """
            {"variables": {"title": {"value": "Odd scores"}, "incidentType": {"value": "other"},
              "systemId": {"value": "no-such\\nsystem"}, "description": {"value": "Seen on the dashboard"}}}""";

    @LocalServerPort
    private int port;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void readTheLog() {
        log.start();
        ROOT.addAppender(log);
    }

    @AfterEach
    void leaveTheLog() {
        ROOT.detachAppender(log);
    }

    @Test
    void reachesTasklistAsTheCallersFaultWithTheFieldAndTheRemedy() {
        var answer = Caller.session(port, "engineer")
                .inWebapps()
                .post("/camunda/api/engine/engine/default" + START, UNKNOWN_SYSTEM);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("\"message\":\"systemId: give the id of a registered AI system");
    }

    @Test
    void letsCockpitCountWhatIsDeployedAndListTheGroups() {
        var owner = Caller.session(port, "owner").inWebapps();
        var engine = "/camunda/api/engine/engine/default";

        assertThat(owner.get(engine + "/case-definition/count?latestVersion=true")
                        .body())
                .isEqualTo("{\"count\":0}");
        assertThat(owner.post(engine + "/group", "{}").body()).contains("ai-ml-engineer", "incident-commander");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/case-definition",
                "/case-instance/5",
                "/case-execution",
                "/history/case-instance",
                "/history/case-activity-instance",
                "/engine/default/case-definition/key/any"
            })
    void saysThatThereAreNoCasesAndLogsNoFailure(String cases) {
        var answer = Caller.basic(port, "engineer").get("/engine-rest" + cases);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(404);
        assertThat(answer.body()).contains("case");
        assertThat(log.list).extracting(ILoggingEvent::getLevel).doesNotContain(Level.WARN, Level.ERROR);
    }

    @Test
    void saysHowToAskForManyResults() {
        var engineer = Caller.basic(port, "engineer");

        var answer = engineer.get("/engine-rest/task");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("maxResults=100");
        assertThat(engineer.get("/engine-rest/task?maxResults=100").statusCode())
                .isEqualTo(200);
    }

    @Test
    void leavesOneLineInTheLogAndNoStack() {
        var answer = Caller.basic(port, "engineer").post("/engine-rest" + START, UNKNOWN_SYSTEM);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(logged(Level.ERROR)).isEmpty();
        assertThat(logged(Level.INFO))
                .filteredOn(event -> event.getFormattedMessage().contains("systemId"))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.getFormattedMessage())
                            .startsWith("Refused with 400: ")
                            .doesNotContain("\n");
                    assertThat(event.getThrowableProxy()).isNull();
                });
    }

    @Test
    void leavesOneLineInTheLogForADeploymentThatIsRefused() {
        var answer = new ModelerClient(port, "owner").deploy("odd", Map.of("odd.form", "{\"id\": \"odd\"}"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(logged(Level.ERROR)).isEmpty();
        assertThat(logged(Level.INFO))
                .extracting(ILoggingEvent::getFormattedMessage)
                .filteredOn(line -> line.startsWith("Refused with 400: "))
                .singleElement(STRING)
                .contains("odd.form", "schema version")
                .doesNotContain("\n");
    }

    @Test
    void hidesNoRealFault() {
        repository
                .createDeployment()
                .addModelInstance(
                        "faulty.bpmn",
                        Bpmn.createExecutableProcess("faulty")
                                .camundaHistoryTimeToLiveString("P1D")
                                .startEvent()
                                .serviceTask()
                                .camundaExpression("${nobodyKnowsThis}")
                                .endEvent()
                                .done())
                .deploy();

        assertThat(catchThrowable(() -> runtime.startProcessInstanceByKey("faulty")))
                .isNotNull();

        assertThat(logged(Level.ERROR))
                .singleElement()
                .satisfies(event -> assertThat(event.getThrowableProxy()).isNotNull());
    }

    private List<ILoggingEvent> logged(Level level) {
        return List.copyOf(log.list).stream()
                .filter(event -> event.getLevel().equals(level))
                .filter(event ->
                        event.getThreadName().equals(Thread.currentThread().getName())
                                || event.getThreadName().contains("exec"))
                .toList();
    }
}
