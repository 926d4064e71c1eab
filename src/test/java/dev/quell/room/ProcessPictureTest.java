package dev.quell.room;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.quell.incident.Timeline;
import dev.quell.intake.Declaration;
import dev.quell.intake.Declarations;
import dev.quell.testing.Caller;
import dev.quell.testing.IntegrationTest;
import dev.quell.testing.ProcessDriver;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Resources;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Where the processes of an incident stand, and the steps that failed, as pages and scripts are told. */
class ProcessPictureTest extends IntegrationTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Declarations declarations;

    @Autowired
    private ProcessPictures pictures;

    @Autowired
    private FailedStepList failed;

    @Autowired
    private Timeline timeline;

    @Autowired
    private TaskService tasks;

    @Autowired
    private ProcessDriver driver;

    @Autowired
    private BeanFactory beans;

    @Autowired
    private ObjectMapper json;

    @Test
    void theSpineIsAPartOfTheRoomAndAPageOfItsOwn() {
        var incident = declare();
        var called = run(incident, "detection-and-analysis");
        var person = Caller.session(port, "engineer");

        var page = person.get(path(incident)).body();
        assertThat(page)
                .contains("<html", "Where it is now", "Detection and analysis", "ai-incident-response")
                .contains("run=" + called.id());
        var part = person.with("HX-Request", "true").get(path(incident)).body();
        assertThat(part).contains("id=\"process\"", "Detection and analysis").doesNotContain("<html");
    }

    @Test
    void aScriptIsToldWhereTokensAreAndWhichWayTheyCame() throws Exception {
        var incident = declare();
        var person = Caller.session(port, "auditor");

        var spine = state(person, incident, run(incident, "ai-incident-response"));
        assertThat(spine.at("/picture/tokens").findValuesAsText("element"))
                .containsExactly("callActivity_detectionAndAnalysis");
        assertThat(spine.at("/picture/tokens/0/called").asText())
                .isEqualTo(run(incident, "detection-and-analysis").id());
        assertThat(spine.at("/picture/run/version").asInt()).isPositive();
        assertThat(spine.at("/picture/steps").size()).isGreaterThan(1);
        var phase = state(person, incident, run(incident, "detection-and-analysis"));
        assertThat(phase.at("/picture/tokens").findValuesAsText("element")).contains("callActivity_diagnosis");
    }

    @Test
    void theModelIsThatOfTheVersionWhichRuns() {
        var incident = declare();
        var run = run(incident, "detection-and-analysis");

        var model = Caller.session(port, "auditor").get(runPath(incident, run) + "/model.bpmn");

        assertThat(model.statusCode()).isEqualTo(200);
        assertThat(model.headers().firstValue("Content-Type")).hasValue("application/xml");
        assertThat(model.body()).contains("id=\"detection-and-analysis\"", "BPMNDiagram");
    }

    @Test
    void modelsThatAProcessOwnerDeployedAreToldFromThoseOfQuell() {
        var incident = declare();
        assertThat(run(incident, "ai-incident-response").changed()).isFalse();
        var doomed = new DoomedStep(beans, incident); // deploys as an owner does

        assertThat(run(incident, DoomedStep.CALLER).changed()).isTrue();
        assertThat(Caller.session(port, "auditor").get(path(incident)).body()).contains(", changed by an owner");
        doomed.removeCause();
    }

    @Test
    void aProcessOfAnotherIncidentIsNotFoundHere() {
        var incident = declare();
        var other = run(declare(), "ai-incident-response");
        var person = Caller.session(port, "engineer");

        for (var path : List.of(
                runPath(incident, other),
                runPath(incident, other) + "/model.bpmn",
                path(incident) + "?run=" + other.id(),
                "/incidents/INC-1999-0001/process")) {
            assertThat(person.get(path).statusCode()).as(path).isEqualTo(404);
        }
        assertThat(Caller.anonymous(port).get(runPath(incident, other)).statusCode())
                .isEqualTo(302);
    }

    @Test
    void aFailedStepIsToldWhereItIsAndAtItsCallers() throws Exception {
        var incident = declare();
        new DoomedStep(beans, incident);
        var person = Caller.session(port, "engineer");

        var page = person.get(path(incident)).body();
        assertThat(page)
                .contains("Failed steps", "Doomed &lt;script&gt;", "Called process", "IT operations have the task")
                .doesNotContain("<script>alert", "/retry", "\tat ");
        var caller = state(person, incident, run(incident, DoomedStep.CALLER));
        assertThat(caller.at("/failed")).anySatisfy(step -> {
            assertThat(step.at("/element").asText()).isEqualTo("callActivity_called");
            assertThat(step.at("/within").asBoolean()).isTrue();
        });
        assertThat(Caller.session(port, "operations").get(path(incident)).body())
                .contains("/retry");
    }

    @Test
    void aRetryAnswersTheTaskOfTheFailedStepInThePersonsName() {
        var incident = declare();
        var doomed = new DoomedStep(beans, incident);
        doomed.removeCause();
        var retry = "/incidents/" + incident + "/failed-steps/" + doomed.job() + "/retry";
        var operations = Caller.session(port, "operations");
        assertThat(operations.get(retry).body()).contains("Try this step again?");
        assertThat(operations.form(retry, retry, Map.of("notes", " ")).statusCode())
                .isEqualTo(400);

        var answer = operations.form(retry, retry, Map.of("notes", "The password is right again"));

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(failed.of(incident)).isEmpty();
        assertThat(timeline.of(incident)).anySatisfy(entry -> {
            assertThat(entry.kind()).isEqualTo("task.completed");
            assertThat(entry.actor()).isEqualTo("operations");
            assertThat(entry.detailsMap().toString()).contains("The password is right again");
        });
        driver.runJobs(incident);
        assertThat(run(incident, DoomedStep.CALLER).end()).isNotNull();
        assertThat(operations
                        .get(path(incident) + "?run="
                                + run(incident, DoomedStep.CALLER).id())
                        .body())
                .as("what has ended is read on, and leads to what it called")
                .contains(
                        "it has ended",
                        "run=" + run(incident, DoomedStep.CALLED).id());
    }

    @Test
    void aRetryIsRefusedToOthersAndWhenSomebodyElseIsOnIt() {
        var incident = declare();
        var doomed = new DoomedStep(beans, incident);
        var retry = "/incidents/" + incident + "/failed-steps/" + doomed.job() + "/retry";
        var notes = Map.of("notes", "Tried");

        for (var person : List.of("engineer", "commander", "auditor")) {
            assertThat(Caller.session(port, person)
                            .form("/systems", retry, notes)
                            .statusCode())
                    .as(person)
                    .isEqualTo(403);
        }
        tasks.setAssignee(driver.task(incident, "userTask_resolveFailedStep").getId(), "admin");
        assertThat(Caller.session(port, "operations").form(retry, retry, notes).statusCode())
                .isEqualTo(409);
        assertThat(failed.of(incident)).isNotEmpty();
    }

    @Test
    void whoTheEngineDoesNotAllowIsToldSoOnAPage(@Autowired AuthorizationService authorizations) {
        var incident = declare();
        var doomed = new DoomedStep(beans, incident);
        var retry = "/incidents/" + incident + "/failed-steps/" + doomed.job() + "/retry";
        var task = driver.task(incident, "userTask_resolveFailedStep").getId();
        authorizations
                .createAuthorizationQuery()
                .resourceType(Resources.TASK)
                .resourceId(task)
                .list()
                .forEach(right -> authorizations.deleteAuthorization(right.getId()));

        var answer = Caller.session(port, "operations").form(retry, retry, Map.of("notes", "Tried"));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body())
                .contains("<h1", "process engine does not allow")
                .doesNotContain("operations' does not");
        doomed.removeCause();
    }

    private JsonNode state(Caller person, String incident, ProcessRun run) throws Exception {
        return json.readTree(person.get(runPath(incident, run)).body());
    }

    private ProcessRun run(String incident, String key) {
        return pictures.runs(incident).stream()
                .filter(run -> run.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private String declare() {
        var incident = declarations
                .declare(
                        new Declaration("Picture " + UUID.randomUUID(), "other", "", "Seen in the report", ""),
                        List.of())
                .incident()
                .id();
        driver.runJobs(incident);
        return incident;
    }

    private static String path(String incident) {
        return "/incidents/" + incident + "/process";
    }

    private static String runPath(String incident, ProcessRun run) {
        return path(incident) + "/runs/" + run.id();
    }
}
